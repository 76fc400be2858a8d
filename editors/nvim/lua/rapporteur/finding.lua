-- Findings in words: Neovim underlines what is found, but does not say by itself what it is. So the finding
-- under the cursor is told at the foot of the screen, unless the user has findings shown in another way.

local M = {}

local server = require('rapporteur.server')

---How long the cursor rests before a finding is told, in milliseconds.
local REST = 150

---The findings of Rapporteur on the cursor's line; those under the cursor come first.
---@return vim.Diagnostic[]
local function here()
  local cursor = vim.api.nvim_win_get_cursor(0)
  local line, col = cursor[1] - 1, cursor[2]
  local found = vim.tbl_filter(function(finding)
    return finding.source == 'rapporteur'
  end, vim.diagnostic.get(0, { lnum = line }))
  local function rank(finding)
    local under = finding.col <= col and (finding.end_lnum > line or col < finding.end_col)
    return (under and 0 or 10) + finding.severity
  end
  table.sort(found, function(a, b)
    if rank(a) ~= rank(b) then
      return rank(a) < rank(b)
    end
    return a.col < b.col
  end)
  return found
end

---Whether findings are written beside the text already.
local function shown_otherwise()
  local config = vim.diagnostic.config() or {}
  return vim.g.rapporteur_tell_findings == false or config.virtual_text or config.virtual_lines
end

local told = false

---Writes the first finding here at the foot of the screen, cut to one line: a longer one would have to be
---dismissed.
local function tell()
  if vim.api.nvim_get_mode().mode ~= 'n' or shown_otherwise() then
    return
  end
  local finding = here()[1]
  if finding then
    local message = finding.message:gsub('%s+', ' ')
    local room = vim.v.echospace
    if vim.fn.strdisplaywidth(message) > room then
      message = vim.fn.strcharpart(message, 0, room - 1) .. '…'
    end
    vim.api.nvim_echo({ { message } }, false, {})
  elseif told then
    vim.api.nvim_echo({ { '' } }, false, {})
  end
  told = finding ~= nil
end

local timer ---@type uv.uv_timer_t?

local function soon()
  timer = timer or assert(vim.uv.new_timer())
  timer:stop()
  timer:start(REST, 0, vim.schedule_wrap(tell))
end

---Tells the findings of a buffer as the cursor comes to them.
---@param _ vim.lsp.Client
---@param buffer integer
function M.follow(_, buffer)
  local group = vim.api.nvim_create_augroup('rapporteur.finding.' .. buffer, {})
  vim.api.nvim_create_autocmd({ 'CursorMoved', 'DiagnosticChanged', 'InsertLeave' }, {
    group = group,
    buffer = buffer,
    desc = 'Tell the finding under the cursor',
    callback = function()
      if vim.api.nvim_get_current_buf() == buffer then
        soon()
      end
    end,
  })
end

---The rules that have found something in the current text.
---@return string[]
function M.codes()
  local codes = {}
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    if finding.source == 'rapporteur' and finding.code then
      codes[finding.code] = true
    end
  end
  codes = vim.tbl_keys(codes)
  table.sort(codes)
  return codes
end

---Shows the manual page of a rule; without one, of the rule that found what is under the cursor.
---@param code? string
function M.explain(code)
  if not code then
    local finding = here()[1]
    if not finding then
      server.tell('there is no finding on this line. :Rapporteur explain missing-enumeration shows a rule.')
      return
    end
    code = tostring(finding.code)
  end
  local program = server.running_program()
  if not program then
    server.tell('the program is not to be found. :checkhealth rapporteur says more.', vim.log.levels.ERROR)
    return
  end
  local done = vim.system({ program, 'explain', code }, { text = true }):wait(5000)
  if done.code ~= 0 then
    server.tell(vim.trim(done.stderr or ''), vim.log.levels.WARN)
    return
  end
  local lines = vim.split(vim.trim(done.stdout), '\n')
  vim.lsp.util.open_floating_preview(lines, 'markdown', { border = 'rounded', focus_id = 'rapporteur-explain' })
end

return M
