-- Drives the real Neovim from another one: keys go in as they are typed, and what it then holds is asked for
-- through its API. Each test has an editor of its own.
--
-- With RAPPORTEUR_SABOTAGE=1 each expectation that is met is then replaced by one that is not, and a test in which
-- that goes unnoticed is a failure: it could never have failed.

local M = {}

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
local plugin = vim.fs.dirname(here)
local sabotaged = vim.env.RAPPORTEUR_SABOTAGE == '1'
---How long something may take to come about, in milliseconds. It only tells a hang from an answer.
local PATIENCE = 20000
---How long a sabotaged expectation is waited for, in milliseconds: it is not met, or it is at once.
local GLANCE = 50
---How many sabotaged expectations were noticed in this test.
local noticed = 0
---How long a test waits for what must not come about.
M.REST = 400

---@class rapporteur.test.Editor
---@field channel integer
---@field folder string where its texts are
local Editor = {}
Editor.__index = Editor

---Starts a Neovim as a user has it who installed the plugin and set nothing up.
---@param options? { init?: string, bare?: boolean } Lua that stands in the user's init.lua; without the program
---@return rapporteur.test.Editor
local function start(options)
  options = options or {}
  local folder = vim.fn.tempname()
  for _, name in ipairs({ 'home', 'config', 'data', 'state', 'cache', 'texts' }) do
    vim.fn.mkdir(vim.fs.joinpath(folder, name), 'p')
  end
  local init = vim.fs.joinpath(folder, 'init.lua')
  local program = assert(vim.env.RAPPORTEUR_BIN, 'RAPPORTEUR_BIN names the program to be tested')
  local path = options.bare and '/usr/bin:/bin' or vim.fs.dirname(program) .. ':/usr/bin:/bin'
  vim.fn.writefile(vim.split(('vim.opt.runtimepath:prepend(%q)\n%s'):format(plugin, options.init or ''), '\n'), init)
  local channel = vim.fn.jobstart({ vim.v.progpath, '--embed', '--headless', '-n', '-i', 'NONE', '-u', init }, {
    rpc = true,
    cwd = vim.fs.joinpath(folder, 'texts'),
    env = {
      PATH = path,
      HOME = vim.fs.joinpath(folder, 'home'),
      CARGO_HOME = vim.fs.joinpath(folder, 'home'),
      XDG_CONFIG_HOME = vim.fs.joinpath(folder, 'config'),
      XDG_DATA_HOME = vim.fs.joinpath(folder, 'data'),
      XDG_STATE_HOME = vim.fs.joinpath(folder, 'state'),
      XDG_CACHE_HOME = vim.fs.joinpath(folder, 'cache'),
      NVIM_LOG_FILE = vim.fs.joinpath(folder, 'log'),
    },
  })
  assert(channel > 0, 'Neovim does not start')
  return setmetatable({ channel = channel, folder = vim.fs.joinpath(folder, 'texts') }, Editor)
end

function Editor:request(method, ...)
  return vim.rpcrequest(self.channel, method, ...)
end

---Types keys, in the notation of key codes.
function Editor:type(keys)
  self:request('nvim_input', keys)
end

---Evaluates Lua in the editor.
function Editor:lua(code, ...)
  return self:request('nvim_exec_lua', code, { ... })
end

---Carries an Ex command out.
function Editor:command(command)
  self:request('nvim_exec2', command, vim.empty_dict())
end

---Carries an Ex command out; returns what it wrote.
---@return string
function Editor:output(command)
  return self:request('nvim_exec2', command, { output = true }).output
end

---Opens a draft with this text and waits until the server reads it.
---@param name string
---@param text? string
function Editor:open(name, text)
  vim.fn.writefile(vim.split(text or '', '\n'), vim.fs.joinpath(self.folder, name))
  self:command('edit ' .. name)
  self:attached()
end

function Editor:attached()
  self:until_true('a server reads the text', function()
    return self:lua([[
      local client = vim.lsp.get_clients({ name = 'rapporteur', bufnr = 0 })[1]
      return client ~= nil and client.initialized == true]])
  end)
end

---Waits until the server has read all that was typed. Keys that come faster than anyone types reach it as
---one edit, and where the pen is would be lost.
function Editor:pause()
  self:lua([[
    local client = vim.lsp.get_clients({ name = 'rapporteur', bufnr = 0 })[1]
    local params = { textDocument = vim.lsp.util.make_text_document_params(0) }
    client:request_sync('textDocument/documentSymbol', params, 10000, 0)]])
end

---@return string
function Editor:text()
  return table.concat(self:request('nvim_buf_get_lines', 0, 0, -1, false), '\n')
end

---The rules that have found something, in the order of the text.
---@return string[]
function Editor:findings()
  return self:lua([[
    local found = vim.diagnostic.get(0)
    table.sort(found, function(a, b) return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col end)
    return vim.tbl_map(function(finding) return finding.code end, found)]])
end

---What was told to the user.
---@return string
function Editor:messages()
  return self:output('messages')
end

---Waits for what the test needs before it can begin; sabotage leaves it alone.
function Editor:until_true(what, condition)
  if not vim.wait(20000, condition, 10) then
    error(('%s: it never came about'):format(what), 0)
  end
end

---Waits until an answer meets what is expected; where expectations are sabotaged, sees that it does not meet another.
---@param what string
---@param expected any
---@param other any what is not met where `expected` is
---@param ask fun(): any
---@param meets fun(answer: any, expected: any): boolean
local function wait_for(what, expected, other, ask, meets)
  local got
  local function met(wanted, patience)
    return vim.wait(patience, function()
      got = ask()
      return meets(got, wanted)
    end, 10)
  end
  if not met(expected, PATIENCE) then
    error(('%s: expected %s, got %s'):format(what, vim.inspect(expected), vim.inspect(got)), 0)
  end
  if sabotaged then
    if met(other, GLANCE) then
      error(('%s: a sabotaged expectation was met: %s'):format(what, vim.inspect(got)), 0)
    end
    noticed = noticed + 1
  end
end

---Waits until `ask` answers what is expected.
---@param what string
---@param expected any
---@param ask fun(): any
function Editor:expect(what, expected, ask)
  wait_for(what, expected, { 'sabotaged', expected }, ask, vim.deep_equal)
end

---Waits until what `ask` answers contains a string.
---@param what string
---@param part string
---@param ask fun(): string
function Editor:expect_part(what, part, ask)
  wait_for(what, part, part .. ', sabotaged', ask, function(answer, wanted)
    return type(answer) == 'string' and answer:find(wanted, 1, true) ~= nil
  end)
end

---Waits a moment, then holds what is against what is expected: for what must stay as it is.
function Editor:expect_still(what, expected, ask)
  vim.wait(M.REST)
  self:expect(what, expected, ask)
end

function Editor:stop()
  vim.rpcnotify(self.channel, 'nvim_command', 'qall!')
  if vim.fn.jobwait({ self.channel }, 3000)[1] < 0 then
    vim.fn.jobstop(self.channel)
  end
end

local tests = {} ---@type { name: string, options: table?, run: fun(editor: rapporteur.test.Editor) }[]

---Adds a test.
---@param name string
---@param run fun(editor: rapporteur.test.Editor)
---@param options? table
function M.test(name, run, options)
  table.insert(tests, { name = name, run = run, options = options })
end

---Runs all tests that were added (those whose name contains `RAPPORTEUR_TEST`), and ends with their outcome.
function M.finish()
  local passed, failed = 0, 0
  for _, test in ipairs(tests) do
    if test.name:find(vim.env.RAPPORTEUR_TEST or '', 1, true) then
      noticed = 0
      local editor = start(test.options)
      local good, problem = pcall(test.run, editor)
      editor:stop()
      if sabotaged and good and noticed == 0 then
        good, problem = false, 'nothing was noticed of a sabotaged expectation'
      end
      passed, failed = passed + (good and 1 or 0), failed + (good and 0 or 1)
      local more = not good and '\n     ' .. tostring(problem)
        or sabotaged and (': sabotaged, it fails (%d)'):format(noticed)
        or ''
      io.stdout:write(('%s %s%s\n'):format(good and 'ok  ' or 'FAIL', test.name, more))
      io.stdout:flush()
    end
  end
  io.stdout:write(('nvim: %d passed, %d failed\n'):format(passed, failed))
  os.exit(failed == 0 and passed > 0 and 0 or 1)
end

return M
