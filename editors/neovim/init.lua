-- A whole configuration for Neovim 0.10 and newer: nvim -u editors/neovim/init.lua polyaxonfile.yaml
-- The server looks at every YAML and JSON file and speaks up about Polyaxonfiles only.
local here = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))
local config = dofile(here .. '/lsp/plx_lsp.lua')
config.name = 'plx_lsp'
config.cmd = { vim.env.PLX_LSP or 'plx-lsp', 'serve' }
-- For example: { plxLsp = { files = { 'ml/**/*.yaml' }, rules = { ['some-code'] = 'off' } } }
config.settings = { plxLsp = vim.empty_dict() }

if vim.lsp.config then -- 0.11 and newer
  vim.lsp.config('plx_lsp', config)
  vim.lsp.enable('plx_lsp')
else -- 0.10
  vim.api.nvim_create_autocmd('FileType', {
    pattern = config.filetypes,
    callback = function(event)
      local name = vim.api.nvim_buf_get_name(event.buf)
      if vim.bo[event.buf].buftype ~= '' then return end
      local root = vim.fs.root(event.buf, config.root_markers) or vim.fs.dirname(name)
      vim.lsp.start(vim.tbl_extend('force', config, { root_dir = root }), { bufnr = event.buf })
    end,
  })
end

vim.diagnostic.config({ virtual_text = true, severity_sort = true })
-- <C-x><C-o> completes. The menu shows for a single completion too, and <C-y> takes what is in front.
vim.opt.completeopt = { 'menu', 'menuone', 'noinsert' }
