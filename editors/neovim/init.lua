-- A whole configuration for Neovim 0.10 and newer: nvim -u editors/neovim/init.lua polyaxonfile.yaml
-- The server looks at every YAML and JSON file and speaks up about Polyaxonfiles only.
local config = {
  name = 'plx_lsp',
  cmd = { vim.env.PLX_LSP or 'plx-lsp', 'serve' },
  filetypes = { 'yaml', 'json', 'jsonc' },
  root_markers = { '.plx-lsp.yaml', '.git' },
  -- For example: { plxLsp = { files = { 'ml/**/*.yaml' }, rules = { ['some-code'] = 'off' } } }
  settings = { plxLsp = vim.empty_dict() },
}

if vim.lsp.config then -- 0.11 and newer
  vim.lsp.config('plx_lsp', config)
  vim.lsp.enable('plx_lsp')
else -- 0.10
  vim.api.nvim_create_autocmd('FileType', {
    pattern = config.filetypes,
    callback = function(event)
      vim.lsp.start({
        name = config.name,
        cmd = config.cmd,
        settings = config.settings,
        root_dir = vim.fs.root(event.buf, config.root_markers) or vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf)),
      }, { bufnr = event.buf })
    end,
  })
end

vim.diagnostic.config({ virtual_text = true, severity_sort = true })
