-- Tells the server where the cursor is, so that it shows what is unfinished in a paragraph once the cursor has left it.

local M = {}

---How long the cursor must rest before the server is told, in milliseconds: longer than Neovim keeps changes back.
local REST = 200

local timer ---@type uv.uv_timer_t?

---@param client vim.lsp.Client
---@param buffer integer
local function tell(client, buffer)
  if client:is_stopped() or vim.api.nvim_get_current_buf() ~= buffer then
    return
  end
  client:notify('rapporteur/selectionChanged', vim.lsp.util.make_position_params(0, client.offset_encoding))
end

---Follows the cursor in a buffer.
---@param client vim.lsp.Client
---@param buffer integer
function M.follow(client, buffer)
  vim.api.nvim_create_autocmd({ 'CursorMoved', 'CursorMovedI', 'InsertLeave' }, {
    buffer = buffer,
    group = vim.api.nvim_create_augroup('rapporteur.cursor.' .. buffer, {}),
    desc = 'Tell the server where the cursor is',
    callback = function()
      timer = timer or assert(vim.uv.new_timer())
      timer:stop()
      timer:start(
        REST,
        0,
        vim.schedule_wrap(function()
          tell(client, buffer)
        end)
      )
    end,
  })
end

return M
