-- `:Rapporteur`: what it can be told, and how that is completed.

local M = {}

local server = require('rapporteur.server')

---A command that the server carries out on the point under the cursor.
local function on_point(name, ...)
  local client = server.client_or_tell()
  if client then
    local place = server.position(client)
    server.execute(client, name, { place.textDocument.uri, place.position, ... })
  end
end

local function deliver()
  local client = server.client_or_tell()
  if not client then
    return
  end
  local delivery = server.execute(client, 'rapporteur.deliver', { vim.uri_from_bufnr(0), { report = true } })
  if type(delivery) ~= 'table' then
    return
  end
  vim.fn.setreg('"', delivery.text)
  pcall(vim.fn.setreg, '+', delivery.text)
  local copied = 'the text as it will be delivered is copied: paste it where it is wanted.'
  if delivery.message then
    server.tell(('%s\n%s\n:lua vim.diagnostic.setloclist() lists them.'):format(copied, delivery.message), vim.log.levels.WARN)
  else
    server.tell(copied)
  end
end

local function time()
  local client = server.client_or_tell()
  if not client then
    return
  end
  local params = { textDocument = vim.lsp.util.make_text_document_params(0) }
  local status, problem = server.ask(client, 'rapporteur/status', params)
  if status then
    vim.api.nvim_echo({ { require('rapporteur.status').sentence(status) } }, false, {})
  else
    server.tell(problem or 'this text has no speaking time.', vim.log.levels.WARN)
  end
end

local function go(direction)
  return function()
    local outline = require('rapporteur.outline')
    outline.go(direction, vim.v.count1, outline.is_point)
  end
end

---@class rapporteur.Subcommand
---@field run fun(...: string)
---@field words? fun(given: string[]): string[] what may come next
---@field least? integer the fewest words that must follow

---@type table<string, rapporteur.Subcommand>
local subcommands = {
  deliver = { run = deliver },
  explain = {
    run = function(code)
      require('rapporteur.finding').explain(code)
    end,
    words = function(given)
      return #given == 0 and require('rapporteur.finding').codes() or {}
    end,
  },
  format = {
    run = function()
      if server.client_or_tell() then
        vim.lsp.buf.format({ name = 'rapporteur' })
      end
    end,
  },
  log = {
    run = function()
      vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.get_log_path()))
      vim.cmd('normal! G')
    end,
  },
  move = {
    run = function(direction)
      if direction ~= 'up' and direction ~= 'down' then
        server.tell('say :Rapporteur move up, or :Rapporteur move down.', vim.log.levels.WARN)
        return
      end
      on_point('rapporteur.movePoint', direction)
    end,
    words = function(given)
      return #given == 0 and { 'up', 'down' } or {}
    end,
    least = 1,
  },
  next = { run = go(1) },
  outline = {
    run = function()
      require('rapporteur.outline').open()
    end,
  },
  previous = { run = go(-1) },
  renumber = {
    run = function()
      on_point('rapporteur.renumber')
    end,
  },
  restart = { run = server.restart },
  set = {
    run = function(key, ...)
      -- A value may be of several words: 3 min.
      local value = table.concat({ ... }, ' ')
      require('rapporteur.settings').set_typed(key, value ~= '' and value or nil)
    end,
    words = function(given)
      local settings = require('rapporteur.settings')
      if #given == 0 then
        return settings.keys()
      end
      return #given == 1 and settings.values(given[1]) or {}
    end,
    least = 1,
  },
  time = { run = time },
}

---@return string[]
function M.names()
  local names = vim.tbl_keys(subcommands)
  table.sort(names)
  return names
end

---Carries out what stands behind `:Rapporteur`.
---@param words string[]
function M.run(words)
  local name = words[1]
  local subcommand = subcommands[name]
  if not subcommand then
    local what = name and ('there is no :Rapporteur %s'):format(name) or ':Rapporteur needs a word more'
    server.tell(what .. '; <Tab> shows what there is.', vim.log.levels.WARN)
    return
  end
  if #words - 1 < (subcommand.least or 0) then
    local next_words = table.concat(subcommand.words({}), ', ')
    server.tell((':Rapporteur %s needs a word more: %s.'):format(name, next_words), vim.log.levels.WARN)
    return
  end
  subcommand.run(unpack(words, 2))
end

---What may stand where the cursor is.
---@param typed string the word before the cursor
---@param line string the whole command line
---@return string[]
function M.complete(typed, line)
  local given = vim.split(vim.trim(line:sub(1, #line - #typed)), '%s+')
  table.remove(given, 1)
  local name = table.remove(given, 1)
  local subcommand = subcommands[name]
  local words = not name and M.names() or subcommand and subcommand.words and subcommand.words(given) or {}
  return vim.tbl_filter(function(word)
    return vim.startswith(word, typed)
  end, words)
end

return M
