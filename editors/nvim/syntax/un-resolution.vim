" A draft resolution has metadata and notes as a statement has.

runtime! syntax/un-statement.vim
