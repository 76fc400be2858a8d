-- How prose is edited: long lines wrap between words, the outline and the motions have their keys, and
-- nothing is put down that was not asked for. Where a user has set something already, it stays.

local M = {}

---Options of the buffer, and of the window that shows it.
local function set_options()
  local buffer = {
    -- A paragraph may be one long line.
    textwidth = 0,
    -- `gc` turns a passage into a drafter's note, which is not part of the speech.
    commentstring = '[[ %s ]]',
    -- Return is a new line, also while completions are shown.
    completeopt = 'menuone,noselect,popup',
  }
  local window = { wrap = true, linebreak = true, breakindent = true, list = false }
  if vim.o.statusline == '' then
    window.statusline = "%<%f %h%w%m%r%=%{v:lua.require'rapporteur'.statusline()}   %-12.(%l,%c%V%) %P"
  end
  for name, value in pairs(buffer) do
    vim.bo[name] = value
  end
  for name, value in pairs(window) do
    vim.wo[0][0][name] = value
  end
  local names = vim.list_extend(vim.tbl_keys(buffer), vim.tbl_keys(window))
  return 'setlocal ' .. table.concat(names, '< ') .. '<'
end

---@param modes string[]
---@param keys string
---@param action function
---@param description string
---@return string undo
local function map(modes, keys, action, description)
  vim.keymap.set(modes, keys, action, { buffer = true, desc = 'Rapporteur: ' .. description })
  local undo = vim.tbl_map(function(mode)
    return ('silent! %sunmap <buffer> %s'):format(mode, keys)
  end, modes)
  return table.concat(undo, ' | ')
end

---Keys of the buffer, unless the user wants none: `vim.g.no_plugin_maps`, `vim.g.no_rapporteur_maps`.
local function set_keys()
  if vim.g.no_plugin_maps or vim.g.no_rapporteur_maps then
    return nil
  end
  local outline = require('rapporteur.outline')
  local anywhere = { 'n', 'x', 'o' }
  return table.concat({
    map({ 'n' }, 'gO', outline.open, 'show the outline'),
    map(anywhere, ']]', function()
      outline.go(1, vim.v.count1, outline.any)
    end, 'go to the next part'),
    map(anywhere, '[[', function()
      outline.go(-1, vim.v.count1, outline.any)
    end, 'go to the previous part'),
  }, ' | ')
end

---Sets the current buffer up; what a file-type plugin does.
function M.set_up()
  if vim.b.did_ftplugin then
    return
  end
  vim.b.did_ftplugin = 1
  local undo = { set_options(), set_keys() }
  vim.b.undo_ftplugin = table.concat(undo, ' | ')
end

return M
