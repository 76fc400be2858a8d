-- Points and speaking time of each draft, as the server last told them.

local M = {}

local known = {} ---@type table<integer, table>

---@param seconds number
local function clock(seconds)
  local whole = math.floor(seconds + 0.5)
  return ('%d:%02d'):format(math.floor(whole / 60), whole % 60)
end

---@param low number
---@param high number
local function range(low, high)
  local from, to = clock(low), clock(high)
  return from == to and from or from .. '–' .. to
end

local function number_of(count, noun)
  return ('%d %s%s'):format(count, noun, count == 1 and '' or 's')
end

---Words for a status, as short as they can be.
---@param status table
---@return string
function M.words(status)
  local parts = {}
  if (status.points or 0) > 0 then
    table.insert(parts, number_of(status.points, 'point'))
  end
  local seconds = status.seconds
  if seconds and seconds.high > 0 then
    local time = range(seconds.low, seconds.high)
    if status.limit then
      local joint = (status.overrun or 0) > 0 and ', over ' or ' of '
      time = time .. joint .. clock(status.limit)
    end
    table.insert(parts, time)
  end
  return table.concat(parts, ' · ')
end

---What is told to someone who asks for the time.
---@param status table
---@return string
function M.sentence(status)
  local seconds = status.seconds or { low = 0, high = 0 }
  local sentence = ('%s, %s to deliver'):format(number_of(status.words or 0, 'word'), range(seconds.low, seconds.high))
  if (status.points or 0) > 0 then
    sentence = number_of(status.points, 'point') .. ', ' .. sentence
  end
  if status.limit then
    sentence = ('%s; the limit is %s'):format(sentence, clock(status.limit))
  end
  if (status.overrun or 0) > 0 then
    sentence = ('%s, overrun by %s'):format(sentence, clock(status.overrun))
  end
  return sentence .. '.'
end

---@param buffer? integer
---@return table?
function M.of(buffer)
  return known[vim._resolve_bufnr(buffer)]
end

---@param buffer? integer
---@return string
function M.line(buffer)
  local status = M.of(buffer)
  return status and M.words(status) or ''
end

---@param buffer integer
---@param status table
local function keep(buffer, status)
  known[buffer] = status
  vim.api.nvim_exec_autocmds('User', { pattern = 'RapporteurStatus', data = { buf = buffer, status = status } })
  require('rapporteur.outline').refresh(buffer)
  vim.cmd.redrawstatus({ bang = true })
end

---@param buffer integer
local function request(buffer)
  local client = require('rapporteur.server').client(buffer)
  if not client then
    return
  end
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  client:request('rapporteur/status', params, function(problem, status)
    if not problem and status and vim.api.nvim_buf_is_loaded(buffer) then
      keep(buffer, status)
    end
  end, buffer)
end

---Asks how a buffer stands, and keeps what is said until no server reads it.
---@param buffer integer
function M.follow(buffer)
  vim.api.nvim_create_autocmd({ 'LspDetach', 'BufWipeout' }, {
    buffer = buffer,
    group = vim.api.nvim_create_augroup('rapporteur.status.' .. buffer, {}),
    desc = 'Forget what the server said of this text',
    callback = function()
      known[buffer] = nil
    end,
  })
  request(buffer)
end

---The server says that a status has changed; where it does not say to what, it is asked.
---@param params table
function M.changed(params)
  local uri = params.uri or (params.textDocument or {}).uri
  local buffer = uri and vim.fn.bufnr(vim.uri_to_fname(uri)) or -1
  if buffer == -1 then
    return
  end
  if params.words then
    keep(buffer, params)
  else
    request(buffer)
  end
end

return M
