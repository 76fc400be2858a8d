-- What others may call. Nothing here needs to be set up.

local M = {}

---Points and speaking time of a text, for a status line; empty where there is no draft.
---@param buffer? integer the current one if not given
---@return string
function M.statusline(buffer)
  return require('rapporteur.status').line(buffer)
end

---What the server last said of a text: kind, language, style, status, points, words, seconds, limit, overrun.
---@param buffer? integer the current one if not given
---@return table?
function M.status(buffer)
  return require('rapporteur.status').of(buffer)
end

---Changes settings at once, until Neovim ends: `set({ status = 'final' })`. `vim.NIL` unsets one.
---@param settings table
function M.set(settings)
  require('rapporteur.settings').set(settings)
end

return M
