-- The server: where its program is, the questions that are put to it, its life and death.

local M = {}

local NAME = 'rapporteur'
---How long a question may take before it is given up, in milliseconds. Answers take less than one.
local PATIENCE = 2000
---A server that dies is started again, but not more often than this within `MEMORY` milliseconds.
local MOST_RESTARTS = 3
local MEMORY = 60 * 1000

local deaths = {} ---@type integer[]

---@param message string
---@param level? integer
function M.tell(message, level)
  vim.notify('Rapporteur: ' .. message, level or vim.log.levels.INFO)
end

---The program: the one that came with the plugin, else the one on the search path, else the one that cargo
---installed.
---@return string? path absolute; nil where there is none
function M.program()
  local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
  local suffix = vim.fn.has('win32') == 1 and '.exe' or ''
  local places = {
    vim.fs.joinpath(vim.fs.dirname(vim.fs.dirname(here)), 'bin', NAME .. suffix),
    vim.fn.exepath(NAME),
    vim.fs.joinpath(vim.env.CARGO_HOME or vim.fs.normalize('~/.cargo'), 'bin', NAME .. suffix),
  }
  return vim.iter(places):find(function(place)
    return place ~= '' and vim.fn.executable(place) == 1
  end)
end

---@return string[] command what starts the server
function M.command()
  return { M.program() or NAME, 'lsp' }
end

---The program of the running server, else the one that would be started.
---@return string?
function M.running_program()
  local client = vim.lsp.get_clients({ name = NAME })[1]
  local command = client and client.config.cmd or (vim.lsp.config[NAME] or {}).cmd
  local program = type(command) == 'table' and command[1] or nil
  return program and vim.fn.executable(program) == 1 and program or M.program()
end

---The client that reads a buffer.
---@param buffer? integer the current one if not given
---@return vim.lsp.Client?
function M.client(buffer)
  return vim.lsp.get_clients({ name = NAME, bufnr = buffer or 0 })[1]
end

---The same, or a sentence to the user who asked for something.
---@return vim.lsp.Client?
function M.client_or_tell()
  local client = M.client()
  if not client then
    M.tell('no server reads this text. :checkhealth rapporteur says why.', vim.log.levels.WARN)
  end
  return client
end

---Where the cursor is, as the protocol says it.
---@param client vim.lsp.Client
function M.position(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

---Puts a question and waits for the answer.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@return any result, string? problem
function M.ask(client, method, params)
  local answer, problem = client:request_sync(method, params, PATIENCE, 0)
  if not answer then
    return nil, problem == 'timeout' and 'the server does not answer.' or problem or 'the server is gone.'
  end
  return answer.result, answer.err and answer.err.message
end

---Has the server carry a command out. What it has to say is told.
---@param command string
---@param arguments any[]
---@return any result
function M.execute(client, command, arguments)
  local offered = (client.server_capabilities.executeCommandProvider or {}).commands or {}
  if not vim.list_contains(offered, command) then
    M.tell('the server is older than the plugin: update it.', vim.log.levels.WARN)
    return nil
  end
  local result, problem =
    M.ask(client, 'workspace/executeCommand', { command = command, arguments = arguments })
  if problem then
    M.tell(problem, vim.log.levels.WARN)
  end
  return result
end

---Neovim 0.11 takes what is to be put down only as far as its first blank, and most terms have one.
---@param item lsp.CompletionItem
---@return table
local function whole_term(item)
  local plain = item.insertTextFormat ~= vim.lsp.protocol.InsertTextFormat.Snippet
  return plain and item.textEdit and { word = item.textEdit.newText } or {}
end

---A server has begun to read a buffer.
---@param client vim.lsp.Client
---@param buffer integer
function M.attached(client, buffer)
  if client:supports_method('textDocument/completion') then
    -- What was chosen is put down as the server means it, with its blanks. Nothing pops up unasked.
    vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = false, convert = whole_term })
  end
  -- `gq` breaks lines at 'textwidth', as everywhere in Vim; the server formats when it is asked by name.
  if vim.bo[buffer].formatexpr:find('vim.lsp.formatexpr', 1, true) then
    vim.bo[buffer].formatexpr = ''
  end
  require('rapporteur.status').follow(buffer)
  require('rapporteur.finding').follow(client, buffer)
  require('rapporteur.cursor').follow(client, buffer)
end

---Has all drafts read anew by a new server.
local function start()
  vim.lsp.enable(NAME)
end

---Ends the running servers, and starts one anew once they are gone.
function M.restart()
  local clients = vim.lsp.get_clients({ name = NAME })
  for _, client in ipairs(clients) do
    client:stop()
  end
  local gone = function()
    return #vim.lsp.get_clients({ name = NAME }) == 0
  end
  if not vim.wait(PATIENCE, gone, 10) then
    for _, client in ipairs(clients) do
      client:stop(true)
    end
    vim.wait(PATIENCE, gone, 10)
  end
  deaths = {}
  start()
end

---A server has ended. One that was not told to is started again; the text is Neovim's and loses nothing.
---@param code integer
---@param signal integer
---@param client_id integer
function M.ended(code, signal, client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  local told = vim.v.exiting ~= vim.NIL or (client and client._is_stopping)
  if told or (code == 0 and signal == 0) then
    return
  end
  local now = vim.uv.now()
  deaths = vim.tbl_filter(function(at)
    return now - at < MEMORY
  end, deaths)
  table.insert(deaths, now)
  vim.schedule(function()
    if #deaths > MOST_RESTARTS then
      M.tell('the server ended again and again. :Rapporteur log says why.', vim.log.levels.ERROR)
      return
    end
    M.tell('the server ended, and was started again. The text is as it was.', vim.log.levels.WARN)
    start()
  end)
end

return M
