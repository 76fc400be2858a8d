-- Which files are drafts of the United Nations.

vim.filetype.add({
  extension = {
    statement = 'un-statement',
    resolution = 'un-resolution',
  },
})
