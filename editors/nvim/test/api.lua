-- Tests of the plugin in the real Neovim, through its API.

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
package.path = vim.fs.joinpath(here, '?.lua') .. ';' .. package.path
local harness = require('harness')
local test = harness.test

local HEAD = 'Mr. President,\n\n'
local FIRST = 'First, we must warn those who live beside the river.\n\n'
local SECOND = 'Second, we must pay for the gauges before the flood.\n\n'
local THIRD = 'Third, we must share what we measure with our neighbours.\n\n'
local END = 'I thank you.\n'
local WHOLE = HEAD .. FIRST .. SECOND .. THIRD .. END
local GAP = HEAD .. FIRST .. THIRD .. END

---@param editor rapporteur.test.Editor
local function findings(editor)
  return function()
    return editor:findings()
  end
end

local function text(editor)
  return function()
    return editor:text()
  end
end

local function cursor(editor)
  return function()
    return editor:request('nvim_win_get_cursor', 0)
  end
end

---What stands in a window that lies over the text.
local function float(editor)
  return function()
    return editor:lua([[
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          local buffer = vim.api.nvim_win_get_buf(window)
          return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
        end
      end
      return '']])
  end
end

test('a_draft_is_known_by_its_extension', function(editor)
  editor:open('speech.statement', WHOLE)
  editor:expect('file type', 'un-statement', function()
    return editor:lua('return vim.bo.filetype')
  end)
  editor:open('text.resolution', 'The General Assembly,\n')
  editor:expect('file type', 'un-resolution', function()
    return editor:lua('return vim.bo.filetype')
  end)
end)

test('prose_wraps_between_words_and_return_is_a_new_line', function(editor)
  editor:open('speech.statement', WHOLE)
  editor:expect('options', { true, true, 0, 'menuone,noselect,popup' }, function()
    return editor:lua('return { vim.wo.wrap, vim.wo.linebreak, vim.bo.textwidth, vim.bo.completeopt }')
  end)
  editor:command('set filetype=')
  editor:expect('options of another file type', { false, 'menu,popup' }, function()
    return editor:lua('return { vim.wo.linebreak, vim.o.completeopt }')
  end)
end)

test('a_missing_point_is_found_as_it_is_typed', function(editor)
  editor:open('speech.statement')
  editor:type('iFirst, we must warn those who live beside the river.<CR><CR>')
  editor:type('Third, we must share what we measure.<CR><CR>')
  editor:pause()
  editor:expect_still('nothing of a point that was only just written', {}, findings(editor))
  editor:type('I thank')
  editor:pause()
  editor:type(' you.')
  editor:expect('findings while typing', { 'missing-enumeration' }, findings(editor))
  editor:expect('place', { 2, 0, 2, 5 }, function()
    return editor:lua('local f = vim.diagnostic.get(0)[1]; return { f.lnum, f.col, f.end_lnum, f.end_col }')
  end)
  editor:type('<Esc>')
  editor:expect('underlined', true, function()
    return editor:lua([[
      for _, space in pairs(vim.diagnostic.get_namespaces()) do
        local marks = space.user_data and space.user_data.underline_ns
          and vim.api.nvim_buf_get_extmarks(0, space.user_data.underline_ns, 0, -1, {}) or {}
        if #marks > 0 then return true end
      end
      return false]])
  end)
end)

test('saving_brings_what_waited_for_the_pen', function(editor)
  editor:open('speech.statement')
  editor:type('iFirst, we must warn them.<CR><CR>Third, we must share.')
  editor:expect_still('nothing while the point is written', {}, findings(editor))
  editor:type('<Esc>:write<CR>')
  editor:expect('findings once it is saved', { 'missing-enumeration' }, findings(editor))
end)

test('a_fix_removes_its_finding_and_undo_brings_it_back', function(editor)
  editor:open('speech.statement', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  editor:type('5G0')
  editor:lua([[vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.kind == 'quickfix' and action.isPreferred end,
  })]])
  editor:expect('findings once mended', {}, findings(editor))
  editor:expect_part('the point has the number that was missing', 'Second, we must share', text(editor))
  editor:type('u')
  editor:expect('text once undone', GAP, text(editor))
  editor:type(':write<CR>')
  editor:expect('findings once undone and saved', { 'missing-enumeration' }, findings(editor))
end)

test('a_fix_leaves_in_view_what_is_left_to_correct_in_its_paragraph', function(editor)
  editor:open('speech.statement', HEAD .. FIRST .. THIRD:gsub('%.', ' (S/PV8086).', 1) .. END)
  editor:command('Rapporteur set pause 0')
  editor:expect('findings', { 'missing-enumeration', 'malformed-symbol' }, findings(editor))
  editor:type('/PV8086<CR>')
  editor:lua([[vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.title == 'Write S/PV.8086' end,
  })]])
  editor:expect_part('the symbol', '(S/PV.8086)', text(editor))
  editor:expect('what is left', { 'missing-enumeration' }, findings(editor))
  editor:expect_still('what is left', { 'missing-enumeration' }, findings(editor))
end)

test('what_is_unfinished_comes_back_once_the_cursor_has_left_it', function(editor)
  editor:open('speech.statement', GAP)
  editor:command('Rapporteur set pause 0')
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  editor:type('/Third<CR>A And so on.<Esc>')
  editor:expect('findings while it is written', {}, findings(editor))
  editor:expect_still('findings while the cursor is there', {}, findings(editor))
  editor:type('gg')
  editor:expect('findings once it is left', { 'missing-enumeration' }, findings(editor))
end)

test('the_outline_shows_the_parts_in_order_beside_the_text', function(editor)
  editor:open('speech.statement', WHOLE)
  editor:type('gO')
  editor:expect('outline', {
    '     0:01  Mr. President',
    '0:05–0:06  First: we must warn those who live beside the river',
    '0:05–0:06  Second: we must pay for the gauges before the flood',
    '0:05–0:06  Third: we must share what we measure with our neighbours',
    '0:01–0:02  I thank you',
  }, function()
    return vim.split(editor:text(), '\n')
  end)
  editor:type('3G<CR>')
  editor:expect('the text at the chosen point', { 5, 0 }, cursor(editor))
  editor:command('5delete _ | wincmd p')
  editor:expect('the outline follows the text', 4, function()
    return editor:request('nvim_buf_line_count', 0)
  end)
  editor:type('q')
  editor:expect('windows once it is closed', 1, function()
    return #editor:request('nvim_list_wins')
  end)
end)

test('hover_tells_what_an_acronym_is', function(editor)
  editor:open('speech.statement', HEAD .. 'We thank every PCC for its service.\n')
  editor:command('call search("PCC")')
  editor:type('K')
  editor:expect_part('hover', 'police-contributing country', float(editor))
end)

test('a_point_moves_with_its_number_and_comes_back_with_one_undo', function(editor)
  editor:open('speech.statement', WHOLE)
  editor:type('3G')
  editor:command('Rapporteur move down')
  local moved = HEAD
    .. 'First, we must pay for the gauges before the flood.\n\n'
    .. 'Second, we must warn those who live beside the river.\n\n'
    .. THIRD
    .. END
  editor:expect('text', moved, text(editor))
  editor:type('u')
  editor:expect('text once undone', WHOLE, text(editor))
  editor:command('Rapporteur move up')
  editor:expect_part('what is told where nothing can move', 'no point here that could move up', function()
    return editor:messages()
  end)
end)

test('points_are_numbered_anew', function(editor)
  editor:open('speech.statement', GAP)
  editor:type('5G')
  editor:command('Rapporteur renumber')
  editor:expect('text', (GAP:gsub('Third', 'Second')), text(editor))
  editor:expect('findings', {}, findings(editor))
end)

test('a_text_is_formatted_by_command_and_gq_stays_what_it_is', function(editor)
  editor:open('speech.statement', 'We  ask - once more ,  for peace. \n')
  editor:command('Rapporteur format')
  editor:expect('text', 'We ask — once more, for peace.\n', text(editor))
  editor:expect('formatexpr', '', function()
    return editor:lua("return vim.bo.formatexpr")
  end)
  editor:type('u')
  editor:expect('text after u', 'We  ask - once more ,  for peace. \n', text(editor))
end)

test('motions_go_from_part_to_part_and_from_point_to_point', function(editor)
  editor:open('speech.statement', '“É😀” — Mr. President, first, we agree; second, we act.\n\n' .. WHOLE)
  editor:type('gg]]')
  editor:type(':Rapporteur next<CR>')
  editor:expect('a point inside a sentence, behind wide characters', 'second', function()
    return editor:lua('return vim.fn.expand("<cword>")')
  end)
  editor:type('G')
  editor:command('Rapporteur previous')
  editor:expect('the point before', { 9, 0 }, cursor(editor))
  editor:type('2[[')
  editor:expect('two parts back', { 5, 0 }, cursor(editor))
  editor:type('d]]')
  editor:expect_part('an operator takes a part', 'Mr. President,\n\nSecond, we must pay', text(editor))
end)

test('completion_comes_when_asked_for_and_return_is_a_new_line', function(editor)
  editor:open('speech.statement', HEAD)
  editor:type('GoWe thank the police-con')
  editor:type('<C-x><C-o>')
  local menu = function()
    return editor:lua('return vim.fn.pumvisible() == 1 and vim.fn.complete_info({ "items" }).items[1].word or ""')
  end
  editor:expect('menu', 'police-contributing countries (PCCs)', menu)
  editor:type('<CR>')
  editor:expect('line once return was typed', 'We thank the police-con', function()
    return editor:request('nvim_buf_get_lines', 0, 3, 4, false)[1]
  end)
  editor:type('We thank the police-con<C-x><C-o>')
  editor:expect('menu', 'police-contributing countries (PCCs)', menu)
  editor:type('<C-n><C-y>')
  editor:expect('line once it was chosen', 'We thank the police-contributing countries (PCCs)', function()
    return editor:request('nvim_get_current_line')
  end)
end)

test('the_status_line_has_points_and_speaking_time', function(editor)
  editor:open('speech.statement', WHOLE)
  local line = function()
    return editor:lua('return vim.api.nvim_eval_statusline(vim.wo.statusline, {}).str')
  end
  editor:expect_part('status line', '3 points · 0:1', line)
  editor:type('5Gdapi')
  editor:expect_part('status line once a point is gone', '2 points · 0:', line)
  editor:expect('words', 25, function()
    return editor:lua("return require('rapporteur').status().words")
  end)
end)

test('the_limit_stands_in_the_status_line', function(editor)
  editor:open('speech.statement', WHOLE)
  editor:command('Rapporteur set limit 10 s')
  editor:expect_part('a limit that was set', ', over 0:10', function()
    return editor:lua("return require('rapporteur').statusline()")
  end)
  local words = function(status)
    return editor:lua("return require('rapporteur.status').words(...)", status)
  end
  local status = { points = 1, words = 300, seconds = { low = 119.6, high = 150 }, limit = 180 }
  editor:expect('within the limit', '1 point · 2:00–2:30 of 3:00', function()
    return words(status)
  end)
  editor:expect('over the limit', '1 point · 2:00–2:30, over 2:00', function()
    return words(vim.tbl_extend('force', status, { limit = 120, overrun = 30 }))
  end)
end)

test('the_time_is_told', function(editor)
  editor:open('speech.statement', WHOLE)
  editor:expect_part('time', '3 points, 35 words, 0:1', function()
    return editor:output('Rapporteur time')
  end)
end)

test('the_delivery_text_is_copied_without_notes', function(editor)
  editor:open('speech.statement', '---\nstatus: final\n---\n\n' .. WHOLE .. '\n[[Check this.]]\n')
  editor:command('Rapporteur deliver')
  editor:expect_part('clipboard', 'Third, we must share', function()
    return editor:lua("return vim.fn.getreg('\"')")
  end)
  editor:expect('notes and metadata in it', nil, function()
    return editor:lua("return vim.fn.getreg('\"')"):match('Check this') or editor:lua("return vim.fn.getreg('\"')"):match('status')
  end)
end)

test('what_is_still_open_in_a_delivery_text_is_told', function(editor)
  editor:open('speech.statement', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  editor:command('Rapporteur deliver')
  editor:expect_part('what is told', '1 warning is still open, in line', function()
    return editor:messages()
  end)
end)

test('a_note_that_does_not_end_is_not_copied', function(editor)
  editor:open('speech.statement', WHOLE .. '\n[[Check this.\n')
  editor:lua("vim.fn.setreg('\"', 'nothing')")
  editor:command('Rapporteur deliver')
  editor:expect_part('the reason', 'not ready to be delivered', function()
    return editor:messages()
  end)
  editor:expect('clipboard', 'nothing', function()
    return editor:lua("return vim.fn.getreg('\"')")
  end)
end)

test('a_setting_is_changed_while_the_text_is_open', function(editor)
  editor:open('speech.statement', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  editor:command('Rapporteur set rules.missing-enumeration off')
  editor:expect('findings with the rule off', {}, findings(editor))
  editor:command('Rapporteur set status final')
  editor:command('Rapporteur set rules.missing-enumeration')
  editor:expect('findings with the rule unset', { 'missing-enumeration' }, findings(editor))
  editor:expect('status', 'final', function()
    return editor:lua([[
      local client = vim.lsp.get_clients({ name = 'rapporteur' })[1]
      local params = { textDocument = vim.lsp.util.make_text_document_params(0) }
      return client:request_sync('rapporteur/status', params, 2000, 0).result.status]])
  end)
  editor:command('Rapporteur set status finished')
  editor:expect_part('what is told of a wrong value', 'status cannot be finished: choose from draft', function()
    return editor:messages()
  end)
end)

test('settings_of_the_configuration_hold_from_the_start', function(editor)
  editor:open('speech.statement', GAP .. 'We have 3 (three gauges.\n')
  editor:expect('findings', { 'unbalanced-brackets' }, findings(editor))
end, { init = "vim.lsp.config('rapporteur', { settings = { rapporteur = { rules = { ['missing-enumeration'] = 'off' } } } })" })

test('a_server_that_dies_is_started_again_and_the_text_stays', function(editor)
  editor:open('speech.statement', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  editor:type('GoWe stand ready.<Esc>')
  local written = GAP .. '\nWe stand ready.'
  editor:expect('text', written, text(editor))
  local before = editor:lua([[
    local client = vim.lsp.get_clients({ name = 'rapporteur' })[1]
    vim.uv.kill(vim.fn.systemlist({ 'pgrep', '-P', tostring(vim.fn.getpid()), '-x', 'rapporteur' })[1] + 0, 'sigkill')
    return client.id]])
  editor:until_true('another server reads the text', function()
    local id = editor:lua("local c = vim.lsp.get_clients({ name = 'rapporteur', bufnr = 0 })[1]; return c and c.initialized and c.id or 0")
    return id ~= 0 and id ~= before
  end)
  editor:expect('text', written, text(editor))
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  editor:expect_part('what is told', 'the server ended, and was started again', function()
    return editor:messages()
  end)
  editor:type('5Gdap')
  editor:expect('findings after an edit', {}, findings(editor))
end)

test('a_server_is_restarted_on_request', function(editor)
  editor:open('speech.statement', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  local id = "return vim.lsp.get_clients({ name = 'rapporteur', bufnr = 0 })[1].id"
  local before = editor:lua(id)
  editor:command('Rapporteur restart')
  editor:attached()
  editor:expect('another server', before + 1, function()
    return editor:lua(id)
  end)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
end)

test('checkhealth_says_that_all_is_well', function(editor)
  editor:open('speech.statement', GAP)
  editor:command('checkhealth rapporteur')
  editor:expect_part('health', '.statement is un-statement', text(editor))
  editor:expect_part('health', 'runs and reads 1 text(s)', text(editor))
  editor:expect('complaints', nil, function()
    return (editor:text():match('ERROR[^\n]*') or editor:text():match('WARNING[^\n]*'))
  end)
end)

test('checkhealth_says_what_to_do_without_the_program', function(editor)
  editor:command('checkhealth rapporteur')
  editor:expect_part('health', 'ERROR The program rapporteur is not to be found', text(editor))
  editor:expect_part('advice', 'editors/install nvim', text(editor))
end, { bare = true })

test('the_manual_of_a_rule_is_shown', function(editor)
  editor:open('speech.statement', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  editor:type('5G')
  editor:command('Rapporteur explain')
  editor:expect_part('page', 'A point of an enumeration is missing', float(editor))
end)

test('the_command_is_completed', function(editor)
  editor:open('speech.statement', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
  local complete = function(line)
    return function()
      return editor:request('nvim_call_function', 'getcompletion', { line, 'cmdline' })
    end
  end
  editor:expect('commands', { 'renumber', 'restart' }, complete('Rapporteur re'))
  editor:expect('directions', { 'down', 'up' }, function()
    local found = complete('Rapporteur move ')()
    table.sort(found)
    return found
  end)
  editor:expect('settings', { 'rules.missing-enumeration' }, complete('Rapporteur set ru'))
  editor:expect('levels', { 'hint' }, complete('Rapporteur set rules.missing-enumeration h'))
  editor:command('Rapporteur publish')
  editor:expect_part('what is told of a wrong word', 'there is no :Rapporteur publish', function()
    return editor:messages()
  end)
end)

test('every_word_of_the_command_is_in_the_help', function(editor)
  editor:command('helptags ' .. vim.fs.joinpath(vim.fs.dirname(here), 'doc'))
  editor:command('help :Rapporteur')
  editor:expect_part('help', 'Number the points', text(editor))
  local help = editor:text()
  editor:expect('words without help', {}, function()
    return vim.tbl_filter(function(name)
      return not help:find(':Rapporteur ' .. name, 1, true)
    end, editor:lua("return require('rapporteur.command').names()"))
  end)
  editor:expect('links that lead nowhere', {}, function()
    local dead = {}
    for tag in help:gmatch('|(%S-)|') do
      if not pcall(editor.command, editor, 'help ' .. tag) then
        table.insert(dead, tag)
      end
    end
    return dead
  end)
end)

test('what_the_user_set_is_left_alone', function(editor)
  editor:open('speech.statement', WHOLE)
  editor:expect('status line', 'mine', function()
    return editor:lua('return vim.o.statusline')
  end)
  editor:expect('keys', { '', '' }, function()
    return editor:lua("return { vim.fn.maparg(']]', 'n'), vim.fn.maparg('[[', 'n') }")
  end)
end, { init = "vim.o.statusline = 'mine'; vim.g.no_rapporteur_maps = 1" })

test('plain_text_is_read_where_it_is_wanted', function(editor)
  editor:open('speech.txt', GAP)
  editor:expect('findings', { 'missing-enumeration' }, findings(editor))
end, { init = "vim.lsp.config('rapporteur', { filetypes = { 'un-statement', 'un-resolution', 'text' } })" })

test('plain_text_is_left_alone_otherwise', function(editor)
  vim.fn.writefile(vim.split(GAP, '\n'), vim.fs.joinpath(editor.folder, 'speech.txt'))
  editor:command('edit speech.txt')
  editor:expect_still('servers', 0, function()
    return editor:lua("return #vim.lsp.get_clients({ name = 'rapporteur' })")
  end)
end)

harness.finish()
