-- The server, as `vim.lsp.enable('rapporteur')` finds it. What is set with `vim.lsp.config('rapporteur', …)`
-- is laid over this.

---@type vim.lsp.Config
return {
  cmd = require('rapporteur.server').command(),
  filetypes = { 'un-statement', 'un-resolution' },
  root_markers = { 'rapporteur.toml', '.git' },
  -- Neovim's names for plain texts are not those of the protocol.
  get_language_id = function(_, filetype)
    return filetype == 'text' and 'plaintext' or filetype
  end,
  init_options = { statusChanged = true },
  -- A keystroke costs the server far less than a millisecond: Neovim need not save them up for it.
  flags = { debounce_text_changes = 20 },
  handlers = {
    ['rapporteur/statusChanged'] = function(_, params)
      require('rapporteur.status').changed(params)
    end,
  },
  before_init = function(params)
    -- Neovim 0.11 asks for findings only when a text changes, and cannot be told to ask again. Saving a
    -- text and changing a setting bring findings too; so let the server send them.
    params.capabilities.textDocument.diagnostic = nil
  end,
  on_exit = function(code, signal, client_id)
    require('rapporteur.server').ended(code, signal, client_id)
  end,
}
