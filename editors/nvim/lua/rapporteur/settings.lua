-- Settings that are changed while Neovim runs. What is set for good stands in `vim.lsp.config` or in
-- `rapporteur.toml`.

local M = {}

local server = require('rapporteur.server')

local SWITCH = { 'true', 'false' }
local NUMBERS = { 'words-per-minute', 'line-width' }
local LEVELS = { 'off', 'hint', 'information', 'warning', 'error' }

---What may be set, and to what; a test holds this against the program's own settings.
M.known = {
  status = { 'draft', 'clearance', 'final', 'delivered' },
  style = { 'delegation', 'united-nations', 'model-un' },
  kind = { 'statement', 'record', 'resolution' },
  language = { 'ar', 'en', 'es', 'fr', 'ru', 'zh' },
  ['words-per-minute'] = {},
  limit = {},
  glossaries = {},
  rename = { 'draft', 'folder' },
  ['check-folders'] = { 'true', 'false' },
  ['code-lenses'] = { 'true', 'false' },
  ['inlay-hints'] = { 'true', 'false' },
  ['line-breaks'] = { 'keep', 'join', 'wrap' },
  ['line-width'] = {},
  ['non-breaking-spaces'] = { 'true', 'false' },
  pause = {},
}

---The values that a key may have; those of `rules.CODE` are levels.
---@param key string
---@return string[]
function M.values(key)
  return vim.startswith(key, 'rules.') and LEVELS or M.known[key] or {}
end

---The keys that may be set: `rules.CODE` for each rule that has found something here.
---@return string[]
function M.keys()
  local keys = vim.tbl_keys(M.known)
  for _, code in ipairs(require('rapporteur.finding').codes()) do
    table.insert(keys, 'rules.' .. code)
  end
  table.sort(keys)
  return keys
end

---Lays settings over those that hold, and tells the server.
---@param settings table
function M.set(settings)
  -- For servers that start later; then for those that run.
  vim.lsp.config('rapporteur', { settings = { rapporteur = settings } })
  for _, client in ipairs(vim.lsp.get_clients({ name = 'rapporteur' })) do
    client.settings = vim.tbl_deep_extend('force', client.settings or {}, { rapporteur = settings })
    client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  end
end

---Sets one key from what was typed; without a value it is unset.
---@param key string
---@param typed? string
function M.set_typed(key, typed)
  if not (M.known[key] or vim.startswith(key, 'rules.')) then
    server.tell(('there is no setting %s. There are %s.'):format(key, table.concat(M.keys(), ', ')), vim.log.levels.WARN)
    return
  end
  local values = M.values(key)
  if typed and #values > 0 and not vim.list_contains(values, typed) then
    server.tell(('%s cannot be %s: choose from %s.'):format(key, typed, table.concat(values, ', ')), vim.log.levels.WARN)
    return
  end
  local value = typed == nil and vim.NIL or vim.list_contains(NUMBERS, key) and tonumber(typed) or typed
  if vim.deep_equal(values, SWITCH) then
    value = typed == nil and vim.NIL or typed == 'true'
  end
  if key == 'glossaries' and typed then
    value = vim.split(typed, ',%s*', { trimempty = true })
  end
  local rule = key:match('^rules%.(.+)$')
  M.set(rule and { rules = { [rule] = value } } or { [key] = value })
  server.tell(typed and ('%s is now %s, until Neovim ends.'):format(key, typed) or ('%s is no longer set.'):format(key))
end

return M
