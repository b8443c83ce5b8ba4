-- Runs inside Neovim: asserts what the server says of the files in PLX_WORKSPACE, as expected.json tells.
-- Ends Neovim with 0 when all is as expected, else prints what was found and ends it with 1.
local deadline = 20000 -- milliseconds to wait for what must come
local workspace = vim.env.PLX_WORKSPACE
local expected = vim.json.decode(table.concat(vim.fn.readfile(vim.env.PLX_EXPECTED), '\n'))
local severities = { 'error', 'warning', 'information', 'hint' }

-- How often the server has said something about a file, by push or by an answer, by URI.
local answers = {}
local function counting(method)
  local handler = vim.lsp.handlers[method]
  vim.lsp.handlers[method] = function(err, result, ctx, config)
    local uri = result and result.uri or (ctx.params and ctx.params.textDocument and ctx.params.textDocument.uri)
    if uri and not err then answers[uri] = (answers[uri] or 0) + 1 end
    return handler(err, result, ctx, config)
  end
end
counting('textDocument/publishDiagnostics')
counting('textDocument/diagnostic')

local function fail(what, detail)
  io.stderr:write(('FAIL %s\n%s\n'):format(what, detail or ''))
  vim.cmd('cquit 1')
end

-- The UTF-16 column, as the protocol counts, of a byte column.
local function utf16(buf, line, column)
  local text = vim.api.nvim_buf_get_lines(buf, line, line + 1, false)[1] or ''
  return vim.fn.strutf16len(text:sub(1, column))
end

local function shown(buf)
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(buf)) do
    table.insert(list, ('%d:%d-%d:%d %s %s'):format(
      d.lnum, utf16(buf, d.lnum, d.col), d.end_lnum, utf16(buf, d.end_lnum, d.end_col), severities[d.severity], d.code))
  end
  table.sort(list)
  return table.concat(list, '\n')
end

local function wanted()
  local list = {}
  for _, d in ipairs(expected.diagnostics) do
    table.insert(list, ('%d:%d-%d:%d %s %s'):format(d.line, d.character, d.endLine, d.endCharacter, d.severity, d.code))
  end
  table.sort(list)
  return table.concat(list, '\n')
end

local function open(name)
  vim.cmd.edit(vim.fn.fnameescape(workspace .. '/' .. name))
  return vim.api.nvim_get_current_buf()
end

-- Waits until the server has spoken about the buffer and the buffer shows exactly this.
local function shows(buf, what, want)
  local uri = vim.uri_from_bufnr(buf)
  local good = vim.wait(deadline, function() return answers[uri] ~= nil and shown(buf) == want end, 20)
  if not good then
    fail(what, ('%d answers of the server; wanted:\n%s\nfound:\n%s'):format(answers[uri] or 0, want, shown(buf)))
  end
  io.stdout:write('ok   ' .. what .. '\n')
end

-- Waits until a window shows a document of the server with this in it.
local function resolves(what, pattern)
  local text = ''
  local good = vim.wait(deadline, function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local buf = vim.api.nvim_win_get_buf(window)
      if vim.startswith(vim.api.nvim_buf_get_name(buf), 'plx-resolved:') then
        text = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), '\n')
        if text:find(pattern) then return true end
      end
    end
    return false
  end, 20)
  if not good then fail(what, ('wanted %s, found:\n%s'):format(pattern, text)) end
  io.stdout:write('ok   ' .. what .. '\n')
end

local function shows_the_operation()
  local buf = open('set/gpu.yaml')
  shows(buf, 'silence about the overlay of a set', '')
  vim.cmd('PlxResolved')
  resolves('the operation of the set in a window beside it', 'kind: operation.*nvidia.com/gpu: 1')
  if vim.api.nvim_get_current_buf() ~= buf then fail('the cursor stays in the file', vim.fn.bufname()) end
  vim.api.nvim_buf_set_lines(buf, 2, 3, true, { '    resources: {limits: {nvidia.com/gpu: 2}}' })
  resolves('it follows what is typed', 'nvidia.com/gpu: 2')
  vim.cmd('only')
  vim.wait(deadline, function() return #vim.lsp.codelens.get(buf) == 2 end, 20)
  local titles = vim.tbl_map(function(lens) return lens.command.title end, vim.lsp.codelens.get(buf))
  if table.concat(titles, ', ') ~= 'Resolved operation, Compiled operation' then fail('two code lenses', vim.inspect(titles)) end
  io.stdout:write('ok   two code lenses\n')
  vim.cmd('edit!')
end

-- Begins a new file with a completion, and asks what a key of it means.
local function begins_a_file()
  local buf = open('new.plx.yaml')
  vim.wait(deadline, function() return #vim.lsp.get_clients({ bufnr = buf }) == 1 end, 20)
  local client = vim.lsp.get_clients({ bufnr = buf })[1]
  local function ask(method)
    local params = { textDocument = { uri = vim.uri_from_bufnr(buf) }, position = { line = 0, character = 0 } }
    local answer = client.request_sync(method, params, deadline, buf)
    if not answer or not answer.result then fail(method, vim.inspect(answer)) end
    return answer.result
  end
  local jobs = vim.tbl_filter(function(item) return item.label == 'job' end, ask('textDocument/completion').items)
  if #jobs ~= 1 then fail('a job to begin with', vim.inspect(jobs)) end
  local edit = jobs[1].textEdit
  edit.range = edit.range or edit.replace
  edit.newText = tostring(vim.lsp._snippet_grammar.parse(edit.newText))
  vim.lsp.util.apply_text_edits({ edit }, buf, client.offset_encoding)
  shows(buf, 'nothing is wrong with a file that completion began', '')
  local hover = ask('textDocument/hover').contents
  if hover.kind ~= 'markdown' or not hover.value:find('kind', 1, true) then fail('a hover', vim.inspect(hover)) end
  io.stdout:write('ok   a hover about a key of it\n')
  vim.cmd('bwipeout!')
end

-- Has a file laid out, and asks for what follows its structure.
local function lays_out_a_file()
  local function formats(buf)
    local client = vim.lsp.get_clients({ bufnr = buf })[1]
    if vim.fn.has('nvim-0.11') == 0 then return client.supports_method('textDocument/formatting', { bufnr = buf }) end
    return client:supports_method('textDocument/formatting', buf)
  end
  local buf = open('layout.plx.yaml')
  vim.bo[buf].shiftwidth, vim.bo[buf].expandtab = 2, true
  local untidy = {
    'kind:   operation', 'hubRef: train', 'params:', '    lr:   {value:   on}  # so', 'matrix:', '    kind: mapping', '    values:',
    '    -   {a: 1}',
  }
  vim.api.nvim_buf_set_lines(buf, 0, -1, true, untidy)
  vim.wait(deadline, function() return formats(buf) end, 20)
  vim.lsp.buf.format({ async = false, timeout_ms = deadline })
  local found = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), '\n')
  local want = table.concat({
    'kind: operation', 'hubRef: train', 'params:', '  lr: {value: on}  # so', 'matrix:', '  kind: mapping', '  values:', '  - {a: 1}',
  }, '\n')
  if found ~= want then fail('a file is laid out', found) end
  io.stdout:write('ok   a file is laid out\n')

  local client = vim.lsp.get_clients({ bufnr = buf })[1]
  local function ask(method, more)
    local params = vim.tbl_extend('error', { textDocument = { uri = vim.uri_from_bufnr(buf) } }, more or {})
    local answer = client.request_sync(method, params, deadline, buf)
    if not answer or not answer.result then fail(method, vim.inspect(answer)) end
    return answer.result
  end
  local symbols = ask('textDocument/documentSymbol')
  if #symbols ~= 1 or #symbols[1].children ~= 2 then fail('an outline', vim.inspect(symbols)) end
  local range = { start = { line = 0, character = 0 }, ['end'] = { line = 7, character = 0 } }
  local hints = vim.tbl_map(function(hint) return hint.label end, ask('textDocument/inlayHint', { range = range }))
  if table.concat(hints, ', ') ~= '= true, 1 run' then fail('hints', vim.inspect(hints)) end
  vim.wait(deadline, function() return #vim.lsp.semantic_tokens.get_at_pos(buf, 0, 6) > 0 end, 20)
  local tokens = vim.lsp.semantic_tokens.get_at_pos(buf, 0, 6)
  if #tokens ~= 1 or tokens[1].type ~= 'keyword' then fail('a coloured word', vim.inspect(tokens)) end
  io.stdout:write('ok   its outline, hints and colours\n')
  vim.cmd('bwipeout!')

  if formats(open('values.yaml')) then fail('formatting is offered for Polyaxonfiles alone') end
  io.stdout:write('ok   formatting is offered for Polyaxonfiles alone\n')
end

-- Writes a reference to a component of a hub, and goes where it is defined.
local function opens_a_component()
  local buf = open('hub.plx.yaml')
  vim.api.nvim_buf_set_lines(buf, 0, -1, true, { 'kind: operation', 'hubRef: default/trainer:v1', 'params: {rate: {value: high}}' })
  shows(buf, 'a param is held against a component of a hub', '2:23-2:27 error param-type')
  vim.api.nvim_win_set_cursor(0, { 2, 12 })
  vim.lsp.buf.definition()
  vim.wait(deadline, function() return vim.api.nvim_get_current_buf() ~= buf end, 20)
  local component = vim.api.nvim_get_current_buf()
  if vim.api.nvim_buf_get_name(component) ~= 'plx-hub:///default/trainer/v1.yaml' then
    fail('the definition is the component', vim.api.nvim_buf_get_name(component))
  end
  vim.wait(deadline, function() return vim.api.nvim_win_get_cursor(0)[1] == 2 end, 20)
  local cursor = vim.api.nvim_win_get_cursor(0)
  if vim.api.nvim_get_current_line() ~= 'name: trainer' or cursor[2] ~= 6 then
    fail('the cursor is on its name', vim.inspect(cursor) .. vim.inspect(vim.api.nvim_buf_get_lines(component, 0, -1, false)))
  end
  if vim.bo[component].modifiable or vim.bo[component].filetype ~= 'yaml' then fail('it is YAML that cannot be changed') end
  io.stdout:write('ok   its definition is the component\n')
  local answered = vim.wait(deadline, function() return #vim.lsp.get_clients({ bufnr = component }) == 1 end, 20)
  if not answered then fail('the component has a language server') end
  shows(component, 'nothing is wrong with the component', '')
  vim.cmd('silent bwipeout! ' .. component .. ' ' .. buf)
end

-- Converts a file of Polyaxon 0.x with the command that docs/editors.md names.
local function converts_a_file()
  local buf = open('old.plx.yaml')
  vim.api.nvim_buf_set_lines(buf, 0, -1, true, { 'version: 1', 'kind: job', 'build: {image: a}', 'run: {cmd: b} # ours' })
  shows(buf, 'a file of Polyaxon 0.x has one mistake', '1:6-1:9 error polyaxon-0x')
  local client = vim.lsp.get_clients({ bufnr = buf })[1]
  local command = { title = 'Convert', command = 'plxLsp.migrate', arguments = { vim.uri_from_bufnr(buf) } }
  if client.exec_cmd then client:exec_cmd(command) else client.request('workspace/executeCommand', command) end
  shows(buf, 'nothing is wrong after it was converted', '')
  local text = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), '\n')
  if not text:find('kind: component\nrun: # ours\n', 1, true) then fail('it is a file of today', text) end
  vim.cmd('bwipeout!')
end

-- Pushes a file as a version of a component, and says yes when it is asked.
local function pushes_a_component()
  local told, asked = {}, ''
  local show, ask = vim.lsp.handlers['window/showMessage'], vim.lsp.handlers['window/showMessageRequest']
  vim.lsp.handlers['window/showMessage'] = function(_, result) table.insert(told, result.message) end
  vim.lsp.handlers['window/showMessageRequest'] = function(_, result)
    asked = result.message
    return result.actions[1]
  end
  local buf = open('trainer.plx.yaml')
  vim.api.nvim_buf_set_lines(buf, 0, -1, true, { 'kind: component', 'name: trainer', 'run: {kind: job, container: {image: second}}' })
  shows(buf, 'nothing is wrong with a component', '')
  vim.cmd('PlxHubPush trainer:v2')
  vim.wait(deadline, function() return #told > 0 end, 20)
  if told[1] ~= 'default/trainer:v2 is created' or not asked:find('+++ default/trainer:v2', 1, true) then
    fail('a component is pushed', asked .. vim.inspect(told))
  end
  vim.cmd('PlxAuthStatus')
  vim.wait(deadline, function() return #told > 1 end, 20)
  if not told[2]:find('(from POLYAXON_HOST), without a token: Polyaxon 2.18.0', 1, true) then fail('how it logs in', vim.inspect(told)) end
  vim.cmd('PlxHubRefresh')
  vim.lsp.handlers['window/showMessage'], vim.lsp.handlers['window/showMessageRequest'] = show, ask
  io.stdout:write('ok   a component is pushed, and how it logs in is told\n')
  vim.cmd('silent bwipeout! ' .. buf)
end

-- Chooses a component of a hub and a version of it, opens that, and writes it to a file.
local function browses_the_hub()
  local told, asked, answers_by_prompt = {}, {}, {}
  local notify, select, input = vim.notify, vim.ui.select, vim.ui.input
  vim.notify = function(message) table.insert(told, message) end
  vim.ui.select = function(items, options, choose)
    local lines = vim.tbl_map(options.format_item or tostring, items)
    table.insert(asked, options.prompt .. ': ' .. table.concat(lines, ', '))
    local answer = answers_by_prompt[options.prompt]
    for i, line in ipairs(lines) do
      if vim.startswith(line, answer or '?') then return choose(items[i], i) end
    end
    choose(nil)
  end
  local function says(what, count, pattern)
    vim.wait(deadline, function() return #told >= count end, 20)
    if #told ~= count or not told[count]:find(pattern, 1, true) then fail(what, vim.inspect(told)) end
    io.stdout:write('ok   ' .. what .. '\n')
  end
  local buf = open('polyaxonfile.yaml')
  vim.wait(deadline, function() return #vim.lsp.get_clients({ bufnr = buf }) == 1 and vim.fn.exists(':PlxHub') == 2 end, 20)

  answers_by_prompt = { ['Components of default'] = 'trainer', ['Versions of default/trainer'] = 'v1', ['default/trainer:v1'] = 'Open' }
  vim.cmd('PlxHub')
  vim.wait(deadline, function() return vim.api.nvim_buf_get_name(0) == 'plx-hub:///default/trainer/v1.yaml' end, 20)
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  if not text:find('name: trainer', 1, true) or vim.bo.modifiable then fail('a component is chosen and opens', vim.inspect(asked) .. text) end
  if #asked ~= 3 or not asked[2]:find('v1  testing  20', 1, true) then fail('what there is to choose from', vim.inspect(asked)) end
  io.stdout:write('ok   a component and its version are chosen, and open\n')
  local component = vim.api.nvim_get_current_buf()
  vim.cmd('only')
  vim.api.nvim_set_current_buf(buf)

  local file = workspace .. '/pulled.plx.yaml'
  vim.ui.input = function(options, done) done(options.default == 'trainer.plx.yaml' and file or nil) end
  answers_by_prompt = { ['default/trainer:v1'] = 'Write' }
  vim.cmd('PlxHub default/trainer:v1')
  says('a version is written to a file', 1, 'is written from default/trainer:v1')
  local found = table.concat(vim.fn.readfile(file), '\n')
  if not found:find('name: trainer', 1, true) then fail('the file has the component', found) end
  vim.fn.writefile({ 'mine' }, file)
  vim.cmd('PlxHubPull default/trainer:v1 ' .. file)
  says('a file that is there is not overwritten', 2, 'exists: :PlxHubPull! overwrites it')
  if vim.fn.readfile(file)[1] ~= 'mine' then fail('the file stays') end
  vim.cmd('PlxHubPull! default/trainer:v1 ' .. file)
  says('but with ! it is', 3, 'is written from default/trainer:v1')
  if vim.fn.readfile(file)[1] ~= 'kind: component' then fail('the file is another one') end
  vim.cmd('PlxHubPull! default/nothing:v1 ' .. file)
  says('what is not there is told', 4, 'there is no component default/nothing')
  if #vim.fn.glob(workspace .. '/*~', true, true) > 0 then fail('no drafts are left') end
  vim.fn.delete(file)
  vim.cmd('silent bwipeout! ' .. component)
  vim.notify, vim.ui.select, vim.ui.input = notify, select, input
end

local function run()
  local buf = open(expected.broken)
  shows(buf, 'exact diagnostics of ' .. expected.broken, wanted())
  local clients = vim.lsp.get_clients({ bufnr = buf })
  if #clients ~= 1 or clients[1].name ~= 'plx_lsp' then
    fail('one client named plx_lsp', vim.inspect(vim.tbl_map(function(c) return c.name end, clients)))
  end
  if clients[1].config.root_dir ~= workspace then
    fail('the root is the folder that holds the root marker', tostring(clients[1].config.root_dir))
  end

  for _, fix in ipairs(expected.fix) do
    vim.api.nvim_buf_set_lines(buf, fix.line, fix.line + 1, true, { fix.text })
  end
  shows(buf, 'nothing is left after the mistakes were corrected', '')
  vim.cmd('silent! undo')
  shows(buf, 'all are back after undo', wanted())

  for _, name in ipairs(expected.silent) do
    local other = open(name)
    shows(other, 'silence about ' .. name, '')
  end
  shows_the_operation()
  begins_a_file()
  lays_out_a_file()
  opens_a_component()
  browses_the_hub()
  pushes_a_component()
  converts_a_file()
end

vim.schedule(function()
  local good, err = xpcall(run, debug.traceback)
  if not good then fail('the test itself', err) end
  vim.cmd('qall!')
end)
