" Tests of rapporteur.vim in the real Vim with ALE. Run: vim -Nu NONE -i NONE -n -es -S vim.vim
" RAPPORTEUR_BIN names the program, ALE the folder of the plugin, RAPPORTEUR_RESULTS the file for the results.
" With RAPPORTEUR_SABOTAGE=1 each expectation that is met is then replaced by one that is not; one that is met all the
" same is a failure.

set nocompatible hidden noswapfile
execute 'set runtimepath^=' . fnameescape($ALE)
filetype plugin on
let g:ale_linters_explicit = 0
let g:ale_lint_delay = 0
let g:ale_lint_on_text_changed = 'always'
let g:rapporteur_executable = $RAPPORTEUR_BIN
runtime plugin/ale.vim
execute 'source' fnameescape(expand('<sfile>:p:h:h') . '/rapporteur.vim')

let s:sabotaged = $RAPPORTEUR_SABOTAGE ==# '1'
" In steps of 50 milliseconds; only tells a hang from an answer.
let s:patience = 600
" The same for a sabotaged expectation, which is not met, or is at once.
let s:glance = 2
let s:results = []
let s:failed = 0

" Whether `ask` comes to answer what is expected, and what it answered last.
function! s:Answers(expected, ask, steps) abort
  for l:step in range(a:steps)
    let l:got = a:ask()
    if type(l:got) == type(a:expected) && l:got ==# a:expected
      return [1, l:got]
    endif
    sleep 50m
  endfor
  return [0, l:got]
endfunction

function! s:Expect(what, expected, ask) abort
  let [l:met, l:got] = s:Answers(a:expected, a:ask, s:patience)
  if l:met && s:sabotaged
    let l:other = type(a:expected) == v:t_list ? a:expected + ['sabotaged']
      \ : type(a:expected) == v:t_number ? a:expected + 1 : a:expected . ', sabotaged'
    let l:met = !s:Answers(l:other, a:ask, s:glance)[0]
  endif
  let s:failed += !l:met
  let l:more = !l:met ? ': expected ' . string(a:expected) . ', got ' . string(l:got)
    \ : s:sabotaged ? ': sabotaged, it fails' : ''
  call add(s:results, (l:met ? 'ok   ' : 'FAIL ') . a:what . l:more)
endfunction

function! s:Codes() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), 'get(v:val, "code", "")')
endfunction

" The words of the preview window, which ALE shows a hover in.
function! s:Preview() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), ' ')
    endif
  endfor
  return ''
endfunction

try
  let s:folder = tempname()
  call mkdir(s:folder)
  call writefile([
    \ 'Mr. President,', '',
    \ 'First, we must warn those who live beside the river.', '',
    \ 'Third, we must share what we measure with our neighbours.', '',
    \ 'We thank every PCC for its service.', '',
    \ 'I thank you.'], s:folder . '/speech.statement')
  execute 'edit' fnameescape(s:folder . '/speech.statement')
  call s:Expect('a_draft_is_known_by_its_extension', 'un-statement', {-> &filetype})
  call s:Expect('prose_wraps_between_words', 1, {-> &l:linebreak})
  call ale#Queue(0)
  call s:Expect('a_missing_point_is_found', ['missing-enumeration'], function('s:Codes'))
  call s:Expect('the_message_is_a_sentence', 1, {-> get(get(ale#engine#GetLoclist(bufnr('')), 0, {}), 'text', '') =~# 'The second point is missing'})

  let g:ale_hover_to_preview = 1
  call cursor(7, 16)
  ALEHover
  call s:Expect('hover_tells_what_an_acronym_is', 1, {-> s:Preview() =~# 'police-contributing country'})
  pclose

  call setline(5, 'Second, we must share what we measure with our neighbours.')
  call ale#Queue(0)
  call s:Expect('what_was_found_is_gone', [], function('s:Codes'))

  RapporteurOutline
  call s:Expect('the_outline_is_in_order_and_of_what_is_shown', [
    \ 'Mr. President',
    \ 'First: we must warn those who live beside the river',
    \ 'Second: we must share what we measure with our neighbours',
    \ 'I thank you'], {-> map(getloclist(0), 'substitute(trim(v:val.text), "   .*", "", "")')})
  call s:Expect('it_leads_to_the_text', 5, {-> getloclist(0)[2].lnum})
catch
  let s:failed += 1
  call add(s:results, 'FAIL no error: ' . v:exception . ' at ' . v:throwpoint)
endtry

call add(s:results, 'vim: ' . (len(s:results) - s:failed) . ' passed, ' . s:failed . ' failed')
call writefile(s:results, $RAPPORTEUR_RESULTS)
if s:failed || len(s:results) < 2
  cquit!
endif
qall!
