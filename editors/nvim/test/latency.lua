-- From the key press to the finding: median and 95th percentile over 100 edits of a draft of 10 KB, and how
-- much of it is the server's. Prints one line; asserts nothing about time.
--
-- Each edit opens a bracket that is never closed, or takes it away again, so each brings a finding or
-- removes one. The key's time is when Neovim takes it; the finding's, when Neovim has it and has told its
-- listeners. The server's share is the time between the change being sent and its answer being there.

local EDITS = 100
local PATIENCE = 10000

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
local folder = vim.fn.tempname()
vim.fn.mkdir(folder, 'p')

---A statement of some 10 KB.
local function draft()
  local words = 'we have measured the river for thirty years and we have learned to read its gauges together, '
  local paragraph = 'In that time ' .. words:rep(4) .. 'and we shall go on.'
  local lines = { 'Mr. President,', '' }
  while #table.concat(lines, '\n') < 10000 do
    vim.list_extend(lines, { paragraph, '' })
  end
  return vim.list_extend(lines, { 'I thank you.' })
end

local channel = vim.fn.jobstart({ vim.v.progpath, '--embed', '--headless', '--clean', '-n', '-i', 'NONE' }, {
  rpc = true,
  env = { PATH = vim.fs.dirname(vim.env.RAPPORTEUR_BIN) .. ':/usr/bin:/bin', XDG_STATE_HOME = folder },
})
local function lua(code, ...)
  return vim.rpcrequest(channel, 'nvim_exec_lua', code, { ... })
end
local function wait(what, condition)
  assert(vim.wait(PATIENCE, condition, 1), what)
end

local file = vim.fs.joinpath(folder, 'speech.statement')
vim.fn.writefile(draft(), file)
lua(
  [[
  local plugin, file = ...
  vim.opt.runtimepath:prepend(plugin)
  vim.cmd('runtime! ftdetect/rapporteur.lua plugin/rapporteur.lua')
  -- As final, so that nothing is held back while its paragraph is under the pen.
  vim.lsp.config('rapporteur', { settings = { rapporteur = { status = 'final' } } })
  Measured = {}
  local now = {}
  vim.on_key(function() now = { key = vim.uv.hrtime() } end)
  vim.api.nvim_create_autocmd('LspNotify', { callback = function(event)
    if event.data.method == 'textDocument/didChange' then now.sent = vim.uv.hrtime() end
  end })
  local take = vim.lsp.handlers['textDocument/publishDiagnostics']
  vim.lsp.handlers['textDocument/publishDiagnostics'] = function(...)
    now.answered = vim.uv.hrtime()
    take(...)
    now.shown = vim.uv.hrtime()
    if now.sent then table.insert(Measured, now); now = {} end
  end
  vim.cmd.edit(file)]],
  vim.fs.dirname(here),
  file
)
wait('the server reads the text', function()
  return lua([[local c = vim.lsp.get_clients({ name = 'rapporteur', bufnr = 0 })[1]; return c ~= nil and c.initialized == true]])
end)
local bytes = vim.fn.getfsize(file)

local before = lua('return #vim.diagnostic.get(0)')

-- On the third paragraph, away from its ends.
vim.rpcrequest(channel, 'nvim_input', '5G020l')
for edit = 1, EDITS do
  local opens = edit % 2 == 1
  vim.rpcrequest(channel, 'nvim_input', opens and 'i(' or 'i<BS>')
  wait('an answer to edit ' .. edit, function()
    return lua('return #Measured') >= edit
  end)
  local found = lua('return #vim.diagnostic.get(0)')
  assert(found == before + (opens and 1 or 0), ('edit %d: %d findings'):format(edit, found))
  vim.rpcrequest(channel, 'nvim_input', '<Esc>')
  -- A person does not type without a pause, and Neovim saves up what comes too fast.
  vim.wait(40)
end

---The value below which a share of all lies, in milliseconds.
local function percentile(values, share)
  table.sort(values)
  return values[math.max(1, math.ceil(#values * share))] / 1e6
end

local whole, server, editor = {}, {}, {}
for _, times in ipairs(lua('return Measured')) do
  table.insert(whole, times.shown - times.key)
  table.insert(server, times.answered - times.sent)
  table.insert(editor, (times.shown - times.key) - (times.answered - times.sent))
end
io.stdout:write(
  ('From the key press to the finding in Neovim, %d edits of a draft of %d bytes: median %.1f ms, 95th percentile %.1f ms.\n'):format(
    #whole, bytes, percentile(whole, 0.5), percentile(whole, 0.95)))
io.stdout:write(
  ('Of this the server, with the pipes to it and back: median %.1f ms, 95th percentile %.1f ms; Neovim: median %.1f ms.\n'):format(
    percentile(server, 0.5), percentile(server, 0.95), percentile(editor, 0.5)))
vim.rpcnotify(channel, 'nvim_command', 'qall!')
vim.fn.jobwait({ channel }, 3000)
os.exit(0)
