-- Run once when Neovim starts: enables the server and makes the command. All else is loaded when it is used.

if vim.g.loaded_rapporteur then
  return
end
vim.g.loaded_rapporteur = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('Rapporteur needs Neovim 0.11 or later.', vim.log.levels.WARN)
  return
end

vim.lsp.enable('rapporteur')

vim.api.nvim_create_user_command('Rapporteur', function(call)
  require('rapporteur.command').run(call.fargs)
end, {
  nargs = '*',
  complete = function(typed, line)
    return require('rapporteur.command').complete(typed, line)
  end,
  desc = 'Work with the points and the speaking time of a statement',
})

for name, words in pairs({
  ['next'] = { 'next' },
  ['previous'] = { 'previous' },
  ['move-up'] = { 'move', 'up' },
  ['move-down'] = { 'move', 'down' },
  ['outline'] = { 'outline' },
}) do
  vim.keymap.set({ 'n', 'x', 'o' }, ('<Plug>(rapporteur-%s)'):format(name), function()
    require('rapporteur.command').run(words)
  end, { desc = 'Rapporteur: ' .. table.concat(words, ' ') })
end

local group = vim.api.nvim_create_augroup('rapporteur', {})
vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Rapporteur begins to read a text',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'rapporteur' then
      require('rapporteur.server').attached(client, event.buf)
    end
  end,
})
