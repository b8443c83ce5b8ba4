-- Runs inside Neovim, and another Neovim in a terminal of it: writes a job into an empty file there, by keys alone, from
-- what completion offers. Ends with 0 when the text is that of PLX_TYPED and nothing is wrong with it. PLX_SCREENS is a
-- folder that gets what stands on the screen.
local deadline = 20000 -- milliseconds to wait for what must come
local file = vim.env.PLX_WORKSPACE .. '/typed.plx.yaml'
local socket = vim.env.PLX_WORKSPACE .. '/../typing.sock'
local terminal, inner, screen

local function esc(keys) return vim.api.nvim_replace_termcodes(keys, true, true, true) end

local function picture() return table.concat(vim.api.nvim_buf_get_lines(screen, 0, -1, false), '\n'):gsub('%s+$', '') .. '\n' end

local function save(name) vim.fn.writefile(vim.split(picture(), '\n'), vim.env.PLX_SCREENS .. '/' .. name .. '.txt') end

local function fail(what, detail)
  if screen then save('failure') end
  io.stderr:write(('FAIL %s\n%s\n%s'):format(what, detail or '', screen and picture() or ''))
  vim.cmd('cquit 1')
end

-- What a piece of Lua yields in the other Neovim, as soon as that does not wait for a key.
local function ask(code)
  local free = vim.wait(deadline, function() return not vim.rpcrequest(inner, 'nvim_get_mode').blocking end, 20)
  if not free then fail('the other Neovim waits for a key') end
  return vim.rpcrequest(inner, 'nvim_exec_lua', code, {})
end

local function waits(what, holds)
  if not vim.wait(deadline, holds, 20) then fail(what) end
end

local function types(keys) vim.fn.chansend(terminal, esc(keys)) end

-- What the menu shows, and what is chosen in it.
local function menu_now()
  return ask([[
    local menu = vim.fn.complete_info({ 'pum_visible', 'selected', 'items' })
    local labels = {}
    for _, item in ipairs(menu.items) do table.insert(labels, item.abbr ~= '' and item.abbr or item.word) end
    return { shows = menu.pum_visible == 1, label = labels[menu.selected + 1], labels = labels }]])
end

-- Waits until the menu shows, with this in front, and takes it. In 0.10, which has more before it, goes there first.
local function takes(label, name, detail)
  waits('the menu has ' .. label, function()
    local menu = menu_now()
    if menu.shows and menu.label ~= label and vim.fn.has('nvim-0.11') == 0 and vim.tbl_contains(menu.labels, label) then
      types('<C-n>')
    end
    return menu.shows and menu.label == label
  end)
  if name then
    waits('the menu is on the screen', function() return picture():find(label .. '%s+' .. detail) ~= nil end)
    save(name)
  end
  types('<C-y>')
  waits('the menu closes', function() -- or is another one already, which what was taken brought up
    local menu = menu_now()
    return not menu.shows or not vim.tbl_contains(menu.labels, label)
  end)
end

-- Types a part of a word, and takes what completion makes of it.
local function completes(part, label, ...)
  types(part)
  waits('typed ' .. part, function() return vim.endswith(ask('return vim.api.nvim_get_current_line():sub(1, vim.fn.col("."))'), part) end)
  types('<C-x><C-o>')
  takes(label, ...)
end

-- Waits until the line of the cursor is this.
local function has(line)
  waits('the line ' .. line, function() return ask('return vim.api.nvim_get_current_line()') == line end)
end

local function text() return ask('return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n")') end

local function writes()
  completes('ki', 'kind')
  takes('component')
  has('kind: component')
  types('<CR>')
  completes('inp', 'inputs')
  has('  - name: ')
  types('lr<Tab>')
  has('    type: ')
  completes('flo', 'float')
  has('    type: float')
  types('<CR><C-u>')
  completes('run', 'run')
  takes('job')
  has('  kind: job')
  types('<CR>')
  completes('cont', 'container', 'completion', 'Property')
  has('    image: ')
  types('python:3.12<CR>')
  completes('com', 'command')
  has('      - ')
  types('python<CR>- train.py<CR><C-d>')
  completes('ar', 'args')
  has('      - ')
  types('"--lr={{ ')
  if vim.fn.has('nvim-0.11') == 0 then types('<C-x><C-o>') end -- newer ones complete after braces by themselves
  takes('lr', 'template', 'Variable')
  types('"<Esc>')
end

local function run()
  local want = table.concat(vim.fn.readfile(vim.env.PLX_TYPED), '\n')
  vim.fn.writefile({}, file)
  vim.o.columns, vim.o.lines = 100, 30
  screen = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_set_current_buf(screen)
  -- Its editor and its screen are two processes: one that is not on PATH finds itself for no second one.
  local editor = vim.fn.jobstart({ vim.env.PLX_NVIM, '--headless', '--listen', socket, '-u', vim.env.PLX_INIT, file })
  if editor <= 0 then fail('the other Neovim') end
  waits('the other Neovim', function() return vim.uv.fs_stat(socket) ~= nil end)
  terminal = vim.fn.termopen({ vim.env.PLX_NVIM, '--server', socket, '--remote-ui' })
  waits('its screen', function() return picture():find('typed.plx.yaml', 1, true) ~= nil end)
  inner = vim.fn.sockconnect('pipe', socket, { rpc = true })
  waits('its language client', function()
    return ask('local c = vim.lsp.get_clients({ bufnr = 0 })[1]; return c ~= nil and c.initialized == true')
  end)
  types('i')
  writes()
  if not vim.wait(deadline, function() return text() == want end, 20) then fail('the text', text()) end
  io.stdout:write('ok   a job is written from completions alone\n')
  types(':write<CR>')
  waits('it is in the file', function() return table.concat(vim.fn.readfile(file), '\n') == want end)
  waits('nothing is wrong with it', function() return ask('return #vim.diagnostic.get(0)') == 0 end)
  waits('it is on the screen', function() return picture():find('lr }}"', 1, true) and not picture():find('INSERT', 1, true) end)
  save('typed')
  io.stdout:write('ok   nothing is wrong with it\n')
end

vim.schedule(function()
  local good, err = xpcall(run, debug.traceback)
  if not good then fail('the test itself', err) end
  vim.cmd('qall!')
end)
