-- `:checkhealth rapporteur`: whether all that is needed is there, and what to do where it is not.

local M = {}

local health = vim.health
local server = require('rapporteur.server')

local function check_neovim()
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim ' .. tostring(vim.version()))
  else
    health.error('Neovim is older than 0.11.', { 'Install Neovim 0.11 or later: https://neovim.io' })
  end
end

local function check_program()
  local program = server.running_program()
  if not program then
    health.error('The program rapporteur is not to be found.', {
      'In a copy of the project, run: editors/install nvim',
      "If it stands elsewhere: vim.lsp.config('rapporteur', { cmd = { '/where/it/is/rapporteur', 'lsp' } })",
    })
    return
  end
  local done = vim.system({ program, '--version' }, { text = true }):wait(5000)
  if done.code == 0 then
    health.ok(('%s, at %s'):format(vim.trim(done.stdout), program))
  else
    health.error(('%s does not start: %s'):format(program, vim.trim(done.stderr or '')), {
      'Build it anew for this machine: editors/install nvim',
    })
  end
end

local function check_server()
  if not vim.lsp.is_enabled('rapporteur') then
    health.warn('The server is switched off.', { "vim.lsp.enable('rapporteur') switches it on." })
    return
  end
  local clients = vim.lsp.get_clients({ name = 'rapporteur' })
  if #clients == 0 then
    health.info('No draft is open. Open a file that ends in .statement or .resolution.')
  end
  for _, client in ipairs(clients) do
    local version = (client.server_info or {}).version or 'unknown'
    health.ok(('Version %s runs and reads %d text(s).'):format(version, vim.tbl_count(client.attached_buffers)))
    local offered = client.server_capabilities.executeCommandProvider
    if not offered then
      health.warn('The server is older than the plugin and does not move points.', { 'editors/install nvim updates both.' })
    end
  end
end

local function check_file_types()
  for extension, expected in pairs({ statement = 'un-statement', resolution = 'un-resolution' }) do
    local got = vim.filetype.match({ filename = 'draft.' .. extension })
    if got == expected then
      health.ok(('.%s is %s'):format(extension, expected))
    else
      health.error(('.%s is taken for %s.'):format(extension, got or 'nothing'), {
        'Another plugin, or vim.filetype.add in your configuration, has taken it.',
      })
    end
  end
end

function M.check()
  health.start('Rapporteur: the program')
  check_neovim()
  check_program()
  health.start('Rapporteur: the texts')
  check_file_types()
  check_server()
end

return M
