;;; emacs.el --- Tests of rapporteur.el in the real Emacs  -*- lexical-binding: t -*-

;; emacs --quick hides the packages that the system brings; `-q --batch -l emacs.el' does not.
;; RAPPORTEUR_BIN names the program.  With RAPPORTEUR_SABOTAGE=1 each expectation that is met is then
;; replaced by one that is not; one that is met all the same is a failure.

;;; Code:

(require 'package)
(package-activate-all)
(setq load-prefer-newer t
      eglot-sync-connect 30
      eglot-connect-timeout 30
      eglot-confirm-server-initiated-edits nil
      eglot-confirm-server-edits nil
      make-backup-files nil
      create-lockfiles nil)

(defvar here (file-name-directory (or load-file-name buffer-file-name)))
(defvar sabotaged (equal (getenv "RAPPORTEUR_SABOTAGE") "1"))
(defvar patience 30 "Seconds; only tells a hang from an answer.")
(defvar glance 0.1 "Seconds that a sabotaged expectation is waited for.")
(defvar passed 0)
(defvar failed 0)

(load (expand-file-name "../rapporteur.el" here) nil t)
(require 'flymake)
(require 'imenu)
(setq rapporteur-command (list (getenv "RAPPORTEUR_BIN") "lsp"))

(defun answers (expected ask seconds)
  "Whether ASK comes to answer EXPECTED within SECONDS, and what it answered last."
  (let ((end (+ (float-time) seconds)) got met)
    (while (and (not met) (< (float-time) end))
      (setq got (funcall ask)
            met (equal got expected))
      (unless met (accept-process-output nil 0.05)))
    (cons met got)))

(defun expect (what expected ask)
  "Wait until ASK answers EXPECTED; WHAT says what it is."
  (let* ((answer (answers expected ask patience))
         (met (and (car answer)
                   (not (and sabotaged (car (answers (list 'sabotaged expected) ask glance)))))))
    (if met (setq passed (1+ passed)) (setq failed (1+ failed)))
    (princ (format "%s %s%s\n" (if met "ok  " "FAIL") what
                   (cond ((not met) (format ": expected %S, got %S" expected (cdr answer)))
                         (sabotaged ": sabotaged, it fails")
                         (t ""))))))

(defconst draft
  "Mr. President,

First, we must warn those who live beside the river.

Third, we must share what we measure with our neighbours.

We thank every PCC for its service.

I thank you.
")

(defun codes ()
  "The rules that have found something."
  (flymake-start)
  (mapcar (lambda (finding)
            (let ((text (flymake-diagnostic-text finding)))
              (and (string-match "\\[\\([a-z-]+\\)\\]" text) (match-string 1 text))))
          (flymake-diagnostics)))

(defun place-of (entry)
  "Where an ENTRY of the outline leads."
  (let ((at (cdr entry)))
    (cond ((overlayp at) (overlay-start at))
          ((markerp at) (marker-position at))
          ((consp at) (car at))
          (t at))))

(defun leaves (entries)
  "ENTRIES of an outline without their groups; one that stands for its group is left out."
  (mapcan (lambda (entry)
            (if (imenu--subalist-p entry) (leaves (cdr entry)) (list entry)))
          entries))

(defun names ()
  "The names in the outline, in the order of the text."
  (mapcar (lambda (entry) (substring-no-properties (car entry)))
          (sort (leaves (ignore-errors (eglot-imenu)))
                (lambda (a b) (< (place-of a) (place-of b))))))

(defun server () (eglot-current-server))

(defun tell-server ()
  "Send what an idle timer would, which a batch never reaches."
  (eglot--signal-textDocument/didChange))

(let* ((folder (make-temp-file "rapporteur-emacs" t))
       (file (expand-file-name "speech.statement" folder)))
  (unwind-protect
      (condition-case problem
          (progn
            (write-region draft nil file nil 'quiet)
            (find-file file)
            (expect "a_draft_is_known_by_its_extension" 'un-statement-mode (lambda () major-mode))
            (expect "prose_wraps_between_words" t (lambda () visual-line-mode))
            ;; In a batch nothing runs after a command, which is what `eglot-ensure' waits for.
            (unless (server) (apply #'eglot (eglot--guess-contact)))
            (expect "the_server_reads_the_text" t (lambda () (and (server) (eglot-managed-p) t)))
            (expect "the_server_is_told_the_language" "un-statement"
                    (lambda () (plist-get (eglot--TextDocumentItem) :languageId)))
            (expect "a_missing_point_is_found" '("missing-enumeration") #'codes)
            (expect "the_outline_is_in_order"
                    '("Mr. President"
                      "First: we must warn those who live beside the river"
                      "Third: we must share what we measure with our neighbours"
                      "I thank you")
                    #'names)
            (search-forward "PCC")
            (backward-char 2)
            (let (said)
              (eglot-hover-eldoc-function (lambda (text &rest _) (setq said (format "%s" text))))
              (expect "hover_tells_what_an_acronym_is" t
                      (lambda () (and said (string-match-p "police-contributing country" said) t))))
            (goto-char (point-min))
            (search-forward "Third")
            (rapporteur-renumber)
            (expect "points_are_numbered_anew" t
                    (lambda () (and (string-match-p "^Second, we must share" (buffer-string)) t)))
            (tell-server)
            (expect "what_was_found_is_gone" nil #'codes)
            (rapporteur-move-point-up)
            (expect "a_point_moves_with_its_number" t
                    (lambda () (and (string-match-p "^First, we must share" (buffer-string)) t))))
        (error (setq failed (1+ failed)) (princ (format "FAIL no error: %S\n" problem))))
    (set-buffer-modified-p nil)
    (when (server) (ignore-errors (eglot-shutdown (server))))
    (delete-directory folder t)))

(princ (format "emacs: %d passed, %d failed\n" passed failed))
(kill-emacs (if (and (= failed 0) (> passed 0)) 0 1))
;;; emacs.el ends here
