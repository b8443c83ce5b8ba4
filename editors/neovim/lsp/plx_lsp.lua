-- For Neovim 0.11 and newer: copy to ~/.config/nvim/lsp/plx_lsp.lua, then vim.lsp.enable('plx_lsp').
---@type vim.lsp.Config
return {
  cmd = { 'plx-lsp', 'serve' },
  filetypes = { 'yaml', 'json', 'jsonc' },
  root_markers = { '.plx-lsp.yaml', '.git' },
  settings = { plxLsp = vim.empty_dict() },
}
