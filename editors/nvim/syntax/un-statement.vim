" What can be told of a draft without the server: its block of metadata and the drafter's notes.

if exists('b:current_syntax')
  finish
endif

syntax region rapporteurMetadata start=/\%^---$/ end=/^---$/ keepend contains=rapporteurKey
syntax match rapporteurKey /^[a-z-]\+\ze:/ contained
syntax region rapporteurNote start=/\[\[/ end=/\]\]/ keepend

highlight default link rapporteurMetadata Comment
highlight default link rapporteurKey Identifier
highlight default link rapporteurNote Todo

let b:current_syntax = 'un-statement'
