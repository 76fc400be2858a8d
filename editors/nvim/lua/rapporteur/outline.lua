-- The parts of a draft: to go from one to the next, and to see them in a window beside the text.

local M = {}

local server = require('rapporteur.server')

---The title by which our location list is known.
local TITLE = 'Outline'
---Columns of the outline's window.
local WIDTH = 48
---The protocol has no kind for a point of an enumeration; the server sends this one, for points alone.
local POINT = vim.lsp.protocol.SymbolKind.EnumMember

---@class rapporteur.Part
---@field name string
---@field detail string words and speaking time
---@field kind integer
---@field depth integer
---@field lnum integer from 1
---@field col integer bytes from 1

---@param part rapporteur.Part
function M.is_point(part)
  return part.kind == POINT
end

function M.any()
  return true
end

---The byte column of a position of the protocol.
local function column(buffer, position, encoding)
  local line = vim.api.nvim_buf_get_lines(buffer, position.line, position.line + 1, false)[1] or ''
  return vim.str_byteindex(line, encoding, position.character, false) + 1
end

---The tree of symbols as a row, in the order of the text.
---@return rapporteur.Part[]
local function flatten(symbols, buffer, encoding, depth, parts)
  for _, symbol in ipairs(symbols) do
    local start = symbol.selectionRange.start
    table.insert(parts, {
      name = symbol.name,
      detail = symbol.detail or '',
      kind = symbol.kind,
      depth = depth,
      lnum = start.line + 1,
      col = column(buffer, start, encoding),
    })
    flatten(symbol.children or {}, buffer, encoding, depth + 1, parts)
  end
  return parts
end

local function question(buffer)
  return { textDocument = vim.lsp.util.make_text_document_params(buffer) }
end

---The parts of the current text.
---@param client vim.lsp.Client
---@return rapporteur.Part[]
function M.parts(client)
  local symbols = server.ask(client, 'textDocument/documentSymbol', question(0))
  return flatten(symbols or {}, 0, client.offset_encoding, 0, {})
end

---Goes `count` parts on (`direction` 1) or back (-1).
---@param direction 1|-1
---@param count integer
---@param wanted fun(part: rapporteur.Part): boolean
function M.go(direction, count, wanted)
  local client = server.client_or_tell()
  if not client then
    return
  end
  local cursor = vim.api.nvim_win_get_cursor(0)
  local line, col = cursor[1], cursor[2] + 1
  local ahead = {}
  for _, part in ipairs(M.parts(client)) do
    local offset = part.lnum ~= line and part.lnum - line or part.col - col
    if wanted(part) and offset * direction > 0 then
      table.insert(ahead, direction == 1 and #ahead + 1 or 1, part)
    end
  end
  local goal = ahead[math.min(count, #ahead)]
  if not goal then
    local what = wanted == M.is_point and 'point' or 'part'
    server.tell(('there is no %s %s.'):format(what, direction == 1 and 'after this place' or 'before this place'))
    return
  end
  vim.cmd("normal! m'")
  vim.api.nvim_win_set_cursor(0, { goal.lnum, goal.col - 1 })
  vim.cmd('normal! zv')
end

---@param parts rapporteur.Part[]
local function items(buffer, parts)
  return vim.tbl_map(function(part)
    local text = ('  '):rep(part.depth) .. part.name
    if part.detail ~= '' then
      text = text .. '   ' .. part.detail
    end
    return { bufnr = buffer, lnum = part.lnum, col = part.col, text = text }
  end, parts)
end

---Shows entries without file and line, which say nothing here; what 'quickfixtextfunc' calls.
function M.texts(info)
  local list = vim.fn.getloclist(info.winid, { id = info.id, items = true }).items
  local texts = {}
  for index = info.start_idx, info.end_idx do
    table.insert(texts, list[index].text)
  end
  return texts
end

---The entry that the cursor is in.
local function entry_at(parts, line)
  local found = 1
  for index, part in ipairs(parts) do
    if part.lnum <= line then
      found = index
    end
  end
  return found
end

---@param window integer
---@param parts rapporteur.Part[]
---@param action ' '|'u' a new list, or the same with other entries
local function fill(window, parts, action)
  local buffer = vim.api.nvim_win_get_buf(window)
  vim.fn.setloclist(window, {}, action, {
    title = TITLE,
    items = items(buffer, parts),
    idx = entry_at(parts, vim.api.nvim_win_get_cursor(window)[1]),
    quickfixtextfunc = "v:lua.require'rapporteur.outline'.texts",
    context = { rapporteur = true },
  })
end

---Opens the outline beside the text; it follows the text as long as it is open.
function M.open()
  local client = server.client_or_tell()
  if not client then
    return
  end
  local parts = M.parts(client)
  if #parts == 0 then
    server.tell('there is nothing to outline yet.')
    return
  end
  fill(vim.api.nvim_get_current_win(), parts, ' ')
  vim.cmd(('rightbelow vertical lopen %d'):format(WIDTH))
  local window = vim.wo[0][0]
  window.wrap, window.number, window.relativenumber, window.signcolumn = false, false, false, 'no'
  window.winfixwidth, window.cursorline = true, true
  vim.keymap.set('n', 'q', '<Cmd>lclose<CR>', { buffer = true, desc = 'Close the outline' })
end

---The windows on a buffer whose outline is open.
local function followed(buffer)
  return vim.tbl_filter(function(window)
    local list = vim.fn.getloclist(window, { context = true, winid = true })
    return list.winid ~= 0 and type(list.context) == 'table' and list.context.rapporteur
  end, vim.fn.win_findbuf(buffer))
end

---Brings open outlines of a buffer up to date.
---@param buffer integer
function M.refresh(buffer)
  local client = server.client(buffer)
  if not client or #followed(buffer) == 0 then
    return
  end
  client:request('textDocument/documentSymbol', question(buffer), function(problem, symbols)
    if problem or not symbols or not vim.api.nvim_buf_is_loaded(buffer) then
      return
    end
    local parts = flatten(symbols, buffer, client.offset_encoding, 0, {})
    for _, window in ipairs(followed(buffer)) do
      fill(window, parts, 'u')
    end
  end, buffer)
end

return M
