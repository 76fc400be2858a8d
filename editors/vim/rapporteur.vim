" Rapporteur in Vim, with ALE (https://github.com/dense-analysis/ale). Put this line into your vimrc:
"
"     source /where/it/is/editors/vim/rapporteur.vim
"
" and open a file that ends in .statement or .resolution. The program rapporteur must be on the search path.

if exists('g:loaded_rapporteur')
  finish
endif
let g:loaded_rapporteur = 1

" Another program, where it is not on the search path.
let g:rapporteur_executable = get(g:, 'rapporteur_executable', 'rapporteur')
" As in rapporteur.toml: {'words-per-minute': 120, 'rules': {'unbalanced-points': 'off'}}
let g:rapporteur_settings = get(g:, 'rapporteur_settings', {})

augroup rapporteur
  autocmd!
  autocmd BufRead,BufNewFile *.statement setfiletype un-statement
  autocmd BufRead,BufNewFile *.resolution setfiletype un-resolution
  autocmd FileType un-statement,un-resolution call s:Prose()
augroup END

function! s:Prose() abort
  setlocal wrap linebreak textwidth=0 commentstring=[[\ %s\ ]]
  if exists('+breakindent')
    setlocal breakindent
  endif
  setlocal omnifunc=ale#completion#OmniFunc
  if !get(g:, 'no_plugin_maps') && !get(g:, 'no_rapporteur_maps')
    nnoremap <buffer> K <Cmd>ALEHover<CR>
    nnoremap <buffer> gd <Cmd>ALEGoToDefinition<CR>
    nnoremap <buffer> gO <Cmd>call <SID>Outline()<CR>
  endif
endfunction

function! s:Root(buffer) abort
  let l:settings = ale#path#FindNearestFile(a:buffer, 'rapporteur.toml')
  return empty(l:settings) ? expand('#' . a:buffer . ':p:h') : fnamemodify(l:settings, ':h')
endfunction

" ALE has no list of symbols. The program prints the outline of what stands in the window, saved or not.
function! s:Outline() abort
  let l:command = shellescape(g:rapporteur_executable) . ' outline --format json -'
  let l:printed = system(l:command, join(getline(1, '$'), "\n") . "\n")
  if v:shell_error
    echohl WarningMsg | echomsg 'Rapporteur: ' . substitute(l:printed, '\n.*', '', '') | echohl None
    return
  endif
  call setloclist(0, s:Entries(json_decode(l:printed).symbols, 0))
  call setloclist(0, [], 'a', {'title': 'Outline'})
  lopen
endfunction

function! s:Entries(symbols, depth) abort
  let l:entries = []
  for l:symbol in a:symbols
    let l:start = l:symbol.selectionRange.start
    let l:line = getline(l:start.line + 1)
    call add(l:entries, {
      \ 'bufnr': bufnr('%'),
      \ 'lnum': l:start.line + 1,
      \ 'col': byteidx(l:line, min([l:start.character, strchars(l:line)])) + 1,
      \ 'text': repeat('  ', a:depth) . l:symbol.name . '   ' . l:symbol.detail,
      \ })
    call extend(l:entries, s:Entries(l:symbol.children, a:depth + 1))
  endfor
  return l:entries
endfunction

command! RapporteurOutline call s:Outline()

for s:language in ['un-statement', 'un-resolution']
  call ale#linter#Define(s:language, {
    \ 'name': 'rapporteur',
    \ 'lsp': 'stdio',
    \ 'executable': {-> g:rapporteur_executable},
    \ 'command': '%e lsp',
    \ 'language': s:language,
    \ 'project_root': function('s:Root'),
    \ 'lsp_config': {-> {'rapporteur': g:rapporteur_settings}},
    \ 'initialization_options': {-> {'rapporteur': g:rapporteur_settings}},
    \ })
endfor
