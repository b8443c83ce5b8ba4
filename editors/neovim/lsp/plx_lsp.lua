-- For Neovim 0.11 and newer: copy to ~/.config/nvim/lsp/plx_lsp.lua, then vim.lsp.enable('plx_lsp').

local function request(client, method, params, handler, buf)
  if vim.fn.has('nvim-0.11') == 0 then return client.request(method, params, handler, buf) end
  return client:request(method, params, handler, buf)
end

local function request_and_wait(client, method, params, buf)
  if vim.fn.has('nvim-0.11') == 0 then return client.request_sync(method, params, 5000, buf) end
  return client:request_sync(method, params, 5000, buf)
end

local function fill(buf, err, result)
  if not vim.api.nvim_buf_is_valid(buf) then return end
  local text = err and ('# ' .. err.message) or result.text
  vim.bo[buf].modifiable = true
  vim.api.nvim_buf_set_lines(buf, 0, -1, true, vim.split(text, '\n'))
  vim.bo[buf].modifiable = false
end

local function make_readable(buf)
  vim.bo[buf].buftype = 'nofile' -- before the file type, so that no language server takes it for a file
  vim.bo[buf].swapfile = false
  vim.bo[buf].filetype = 'yaml'
end

-- Documents that the server makes, such as plx-resolved:///w/polyaxonfile.yaml: it is asked for their text, and tells when
-- that changes.
local function read(client, buf)
  make_readable(buf)
  request(client, 'workspace/textDocumentContent', { uri = vim.api.nvim_buf_get_name(buf) }, function(err, result)
    fill(buf, err, result)
  end)
end

-- So are components of a hub, plx-hub:///acme/train/v1.yaml. A definition leads there, and to a place in the text, which has to be
-- there by then. They have diagnostics of their own.
vim.api.nvim_create_autocmd('BufReadCmd', {
  group = vim.api.nvim_create_augroup('plx_lsp_documents', {}),
  pattern = 'plx-hub://*',
  callback = function(event)
    local buf = event.buf
    make_readable(buf)
    local client = vim.lsp.get_clients({ name = 'plx_lsp' })[1]
    if not client then return fill(buf, { message = 'plx-lsp is not running: open a Polyaxonfile first' }) end
    local answer, why = request_and_wait(client, 'workspace/textDocumentContent', { uri = vim.api.nvim_buf_get_name(buf) }, buf)
    if not answer then return fill(buf, { message = 'plx-lsp did not answer: ' .. tostring(why) }) end
    fill(buf, answer.err, answer.result)
    vim.lsp.buf_attach_client(buf, client.id)
  end,
})

-- Shows one of them in a window beside this one.
local function show(client, uri)
  local window = vim.api.nvim_get_current_win()
  vim.cmd('vertical split')
  local buf = vim.fn.bufadd(uri)
  vim.api.nvim_win_set_buf(0, buf)
  read(client, buf)
  vim.api.nvim_set_current_win(window)
end

-- Runs a command of the server for a buffer. done gets the answer, when there is one.
local function run(client, buf, command, argument, done)
  local arguments = { vim.uri_from_bufnr(buf), argument }
  request(client, 'workspace/executeCommand', { command = command, arguments = arguments }, function(err, result)
    if err then return vim.notify(err.message, vim.log.levels.WARN) end
    done(result)
  end)
end

-- Writes a version of a component to a file, and over another one only when that is forced.
local function pull(client, buf, ref, file, force)
  file = vim.fn.fnamemodify(file, ':p')
  local function refuse(why) vim.notify(file .. ' ' .. why, vim.log.levels.WARN) end
  local function taken() return not force and vim.uv.fs_lstat(file) ~= nil end
  if taken() then return refuse('exists: :PlxHubPull! overwrites it') end
  run(client, buf, 'plxLsp.hub.pull', { ref = ref }, function(pulled)
    if taken() then return refuse('exists by now: :PlxHubPull! overwrites it') end
    local open = vim.fn.bufnr('^' .. vim.fn.escape(file, '[]{}*?\\,') .. '$')
    if open >= 0 and vim.bo[open].modified then return refuse('has changes that are not written') end
    file = vim.uv.fs_realpath(file) or file -- what a link leads to
    local old = vim.uv.fs_stat(file)
    local draft = ('%s.%d~'):format(file, vim.uv.os_getpid())
    local out, why = vim.uv.fs_open(draft, 'wx', 420) -- rw-r--r--
    local written
    if out then
      if old then vim.uv.fs_fchmod(out, old.mode % 4096) end
      written, why = vim.uv.fs_write(out, pulled.text)
      local closed, late = vim.uv.fs_close(out)
      if written == #pulled.text and closed then written, why = vim.uv.fs_rename(draft, file) else written, why = nil, why or late end
      if not written then vim.uv.fs_unlink(draft) end
    end
    if not written then return refuse('cannot be written: ' .. tostring(why)) end
    if open >= 0 then vim.cmd.checktime(open) end
    vim.notify(file .. ' is written from ' .. pulled.ref)
  end)
end

-- Lets the user choose what to do with a version of a component, a version of one, or a component first.
local function browse(client, buf, ref)
  local function version(chosen, uri)
    vim.ui.select({ 'Open', 'Write to a file' }, { prompt = chosen }, function(_, action)
      if action == 1 then return vim.cmd('vertical split ' .. vim.fn.fnameescape(uri)) end
      if action ~= 2 then return end
      local name = chosen:match('([^/:]+):[^:]*$') .. '.plx.yaml'
      vim.ui.input({ prompt = 'File: ', default = name, completion = 'file' }, function(file)
        if file and file ~= '' then pull(client, buf, chosen, file, false) end
      end)
    end)
  end
  local component, wanted = ref:match('^([^:]*):(.+)$')
  run(client, buf, 'plxLsp.hub.list', { ref = component or ref }, function(listed)
    for _, item in ipairs(listed.versions or {}) do
      if item.name == wanted then return version(item.ref, item.uri) end
    end
    if wanted then return vim.notify(listed.ref .. ' has no version ' .. wanted, vim.log.levels.WARN) end
    local items = listed.components or listed.versions
    if #items == 0 then return vim.notify(('%s has none'):format(listed.owner or listed.ref), vim.log.levels.WARN) end
    local function line(item)
      local about = { item.name, item.newest or item.stage, (item.updatedAt or ''):sub(1, 10), item.description }
      return table.concat(about, '  '):gsub('%s*\n.*', ' …')
    end
    local prompt = listed.components and 'Components of ' .. listed.owner or 'Versions of ' .. listed.ref
    vim.ui.select(items, { prompt = prompt, format_item = function(item) return (line(item)) end }, function(item)
      if not item then return end
      if listed.components then browse(client, buf, item.ref) else version(item.ref, item.uri) end
    end)
  end)
end

-- In 0.10, puts in what a completion stands for: places to fill in, and text of several lines.
local function put_in()
  local item = vim.tbl_get(vim.v.completed_item, 'user_data', 'nvim', 'lsp', 'completion_item')
  local text = item and item.textEdit and item.textEdit.newText
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local word = (vim.v.completed_item.word or ''):gsub('\n', '\0') -- so are ends of lines in the middle of a line
  if not text or not vim.endswith(vim.api.nvim_get_current_line():sub(1, column), word) then return end -- chosen, not taken
  local start = column - #word
  if item.insertTextFormat == vim.lsp.protocol.InsertTextFormat.Snippet then
    vim.api.nvim_buf_set_text(0, row - 1, start, row - 1, column, { '' })
    vim.api.nvim_win_set_cursor(0, { row, start })
    vim.snippet.expand(text)
  elseif text:find('\n') then
    local lines = vim.split(text, '\n')
    vim.api.nvim_buf_set_text(0, row - 1, start, row - 1, column, lines)
    vim.api.nvim_win_set_cursor(0, { row + #lines - 1, #lines[#lines] })
  end
end

local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.workspace.textDocumentContent = vim.empty_dict()
capabilities.textDocument.completion.completionItem.snippetSupport = true -- missing in 0.10
capabilities.workspace.diagnostics = { refreshSupport = true } -- missing in 0.10 and 0.11
capabilities.textDocument.codeLens = capabilities.textDocument.codeLens or { dynamicRegistration = false } -- missing in 0.10

-- What the server has to say about a file changes by itself, too: when a component of a hub arrives, or another file changes.
-- Neovim 0.10 and 0.11 do not listen, and 0.12 asks about all files but the open ones.
local function ask_again(err, params, context, config)
  local native = vim.lsp.handlers['workspace/diagnostic/refresh']
  if native then native(err, params, context, config) end
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  local identifier = vim.tbl_get(client.server_capabilities, 'diagnosticProvider', 'identifier')
  for buf in pairs(client.attached_buffers) do
    local about = { identifier = identifier, textDocument = vim.lsp.util.make_text_document_params(buf) }
    request(client, 'textDocument/diagnostic', about, nil, buf)
  end
  return vim.NIL
end

---@type vim.lsp.Config
return {
  cmd = { 'plx-lsp', 'serve' },
  filetypes = { 'yaml', 'json', 'jsonc' },
  root_markers = { '.plx-lsp.yaml', '.git' },
  settings = { plxLsp = vim.empty_dict() },
  capabilities = capabilities,
  handlers = {
    ['workspace/diagnostic/refresh'] = ask_again,
    ['workspace/textDocumentContent/refresh'] = function(_, params, context)
      local buf = vim.fn.bufnr(params.uri)
      if buf >= 0 then read(assert(vim.lsp.get_client_by_id(context.client_id)), buf) end
      return vim.NIL
    end,
    ['window/showDocument'] = function(err, params, context, config)
      if not vim.startswith(params.uri, 'plx-resolved:') then
        return vim.lsp.handlers['window/showDocument'](err, params, context, config)
      end
      show(assert(vim.lsp.get_client_by_id(context.client_id)), params.uri)
      return { success = true }
    end,
  },
  on_attach = function(client, buf)
    -- :PlxResolved shows what Polyaxon would run, and keeps it current; with compiled, runs or dag another view of it.
    local function command(name, runs, argument, options)
      vim.api.nvim_buf_create_user_command(buf, name, function(given)
        run(client, buf, runs, argument(given.args), function() end)
      end, options)
    end
    command('PlxResolved', 'plxLsp.resolve', function(view) return { show = view } end,
      { nargs = '?', complete = function() return { 'compiled', 'runs', 'dag' } end })
    -- :PlxHubPush acme/trainer:1.2 makes the file a version of a component, after a look at what that changes.
    command('PlxHubPush', 'plxLsp.hub.push', function(ref) return ref ~= '' and ref or nil end, { nargs = '?' })
    -- :PlxHub lists components, and with acme/trainer its versions, to open or to write one; :PlxHubPull acme/trainer:1.2 FILE
    -- writes it at once, and with ! over a file that is there.
    vim.api.nvim_buf_create_user_command(buf, 'PlxHub', function(given) browse(client, buf, given.args) end, { nargs = '?' })
    vim.api.nvim_buf_create_user_command(buf, 'PlxHubPull', function(given)
      if #given.fargs ~= 2 then return vim.notify('It takes a REF and a FILE: :PlxHubPull acme/trainer:1.2 trainer.yaml', vim.log.levels.WARN) end
      pull(client, buf, given.fargs[1], given.fargs[2], given.bang)
    end, { nargs = '+', bang = true, complete = 'file' })
    -- :PlxHubRefresh asks for components again, :PlxAuthStatus tells whom, and with whose token.
    command('PlxHubRefresh', 'plxLsp.hub.refresh', function() end, {})
    command('PlxAuthStatus', 'plxLsp.auth.status', function() end, {})
    if vim.lsp.completion then -- 0.11 and newer: completions with <C-x><C-o>, and by themselves after a colon and the like
      vim.lsp.completion.enable(true, client.id, buf, { autotrigger = true })
    else
      vim.api.nvim_create_autocmd('CompleteDone', { buffer = buf, callback = put_in })
      vim.keymap.set({ 'i', 's' }, '<Tab>', function()
        return vim.snippet.active({ direction = 1 }) and '<Cmd>lua vim.snippet.jump(1)<CR>' or '<Tab>'
      end, { buffer = buf, expr = true, desc = 'Go to the next place to fill in' })
    end
    -- The same as code lenses above the first key; <leader>cl runs the one under the cursor.
    if vim.lsp.codelens.enable then -- 0.12 and newer
      vim.lsp.codelens.enable(true, { bufnr = buf })
    else
      vim.lsp.codelens.refresh({ bufnr = buf })
      vim.api.nvim_create_autocmd({ 'InsertLeave', 'BufWritePost' }, {
        buffer = buf,
        callback = function() vim.lsp.codelens.refresh({ bufnr = buf }) end,
      })
    end
    vim.keymap.set('n', '<leader>cl', vim.lsp.codelens.run, { buffer = buf, desc = 'Run a code lens' })
  end,
}
