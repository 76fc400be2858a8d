;;; rapporteur.el --- Statements and resolutions of the United Nations, read as they are typed  -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.8"))
;; Keywords: text, languages

;;; Commentary:

;; Put this into your init file:
;;
;;     (load "/where/it/is/editors/emacs/rapporteur.el")
;;
;; and open a file that ends in .statement or .resolution.  It uses Eglot, which comes with
;; Emacs 29 (a package for Emacs 28); the program `rapporteur' must be on the search path.

;;; Code:

(require 'eglot)

(defgroup rapporteur nil
  "Statements and resolutions of the United Nations."
  :group 'text)

(defcustom rapporteur-command '("rapporteur" "lsp")
  "What starts the server."
  :type '(repeat string))

;; Eglot tells the server the name of the mode without "-mode", which is what the server calls
;; these languages.

(define-derived-mode rapporteur-mode text-mode "Draft"
  "Edit prose that is delivered: wrap between words, and let the server read along."
  (visual-line-mode 1)
  (when (buffer-file-name)
    (eglot-ensure)))

(define-key rapporteur-mode-map (kbd "C-c C-n") #'rapporteur-renumber)
(define-key rapporteur-mode-map (kbd "C-c C-o") #'imenu)
(define-key rapporteur-mode-map (kbd "M-<up>") #'rapporteur-move-point-up)
(define-key rapporteur-mode-map (kbd "M-<down>") #'rapporteur-move-point-down)

;;;###autoload
(define-derived-mode un-statement-mode rapporteur-mode "Statement"
  "Edit a statement of the United Nations.")

;;;###autoload
(define-derived-mode un-resolution-mode rapporteur-mode "Resolution"
  "Edit a resolution of the United Nations.")

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.statement\\'" . un-statement-mode))
;;;###autoload
(add-to-list 'auto-mode-alist '("\\.resolution\\'" . un-resolution-mode))

(dolist (mode '(un-statement-mode un-resolution-mode))
  (add-to-list 'eglot-server-programs (cons mode (lambda (&rest _) rapporteur-command))))

(defun rapporteur--on-point (command &rest arguments)
  "Have the server carry COMMAND out on the point at the cursor, with ARGUMENTS."
  (let ((place (eglot--TextDocumentPositionParams)))
    ;; Not `jsonrpc-request': where its answer comes together with the edit that it announces, older
    ;; versions leave the edit lying until the server speaks again.
    (jsonrpc-async-request
     (or (eglot-current-server) (user-error "No server reads this text: M-x eglot"))
     :workspace/executeCommand
     (list :command command
           :arguments (vconcat (list (plist-get (plist-get place :textDocument) :uri)
                                     (plist-get place :position))
                               arguments))
     :success-fn #'ignore
     :error-fn (lambda (problem) (message "Rapporteur: %s" (plist-get problem :message))))))

(defun rapporteur-renumber ()
  "Number the points around the cursor in the order in which they stand."
  (interactive)
  (rapporteur--on-point "rapporteur.renumber"))

(defun rapporteur-move-point-up ()
  "Put the point at the cursor before the one that it follows."
  (interactive)
  (rapporteur--on-point "rapporteur.movePoint" "up"))

(defun rapporteur-move-point-down ()
  "Put the point at the cursor behind the one that follows it."
  (interactive)
  (rapporteur--on-point "rapporteur.movePoint" "down"))

(provide 'rapporteur)
;;; rapporteur.el ends here
