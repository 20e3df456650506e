-- A session of Neovim with `jixiao server` as its language server: open, edit, hover, complete, fix all.
-- Run by `make neovim`. Works from 0.7 on; ends with 0 where everything happened as it should, else with 1 and what did not.
local jixiao = os.getenv("JIXIAO") or "jixiao"
local folder = vim.fn.tempname()
vim.fn.mkdir(folder, "p")
vim.o.swapfile = false

local lines = {
  "绩效目标表:",
  "  - 项目名称: 管网修复（2025年）",
  "    金额单位: 万元",
  "    预算数: 55",
  "    绩效目标: 修复管网",
  "    指标:",
  "      - 一级指标: 产出指标",
  "        二级指标: 数量指标",
  "        三级指标: 修复𠮷管网长度",
  "        指标值: =>120公里",
  "      - 二级指标: 成本指标",
  "        三级指标: 修复成本",
  "        指标值: 𠮷≤60万元",
}
local path = folder .. "/目标.yaml"
vim.fn.writefile(lines, path)
vim.cmd("edit " .. path)

local failed = false
local function check(what, ok)
  print((ok and "ok    " or "FAILED ") .. what)
  failed = failed or not ok
end
local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do found[tostring(one.code)] = one end
  return found
end
local function wait(what, holds) check(what, vim.wait(60000, holds, 50)) end

local id = vim.lsp.start_client({ name = "jixiao", cmd = { jixiao, "server", "--isolated" }, root_dir = folder })
vim.lsp.buf_attach_client(0, id)
wait("findings are shown when a file is opened", function() return codes().VAL003 ~= nil end)
local sign = codes().VAL003
check("a finding stands on its characters", sign and sign.lnum == 9 and sign.end_col - sign.col == 2)

-- An edit that is not saved, behind a character of two UTF-16 units.
local column = vim.fn.getline(13):find("𠮷", 1, true)
vim.api.nvim_buf_set_text(0, 12, column - 1, 12, column - 1 + #"𠮷", { "" })
wait("an edit that is not saved is judged", function() return codes().MON002 ~= nil end)

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000) or {}
  return answers[id] and answers[id].result
end
local here = { textDocument = vim.lsp.util.make_text_document_params() }
local function at(line, character)
  return vim.tbl_extend("force", here, { position = { line = line, character = character } })
end
local hover = request("textDocument/hover", at(12, 14))
check("hover tells how the value is read", hover and hover.contents.value:find("小于或等于", 1, true))
local offered = request("textDocument/completion", at(7, 14))
check("levels are offered", offered and #offered.items == 4)
local outline = request("textDocument/documentSymbol", here)
check("the outline names the table", outline and outline[1].name == "管网修复（2025年）")

-- What vim.lsp.buf.code_action does with the only action of a kind: ask, resolve, apply.
local whole = { start = { line = 0, character = 0 }, ["end"] = { line = 13, character = 0 } }
local context = { diagnostics = {}, only = { "source.fixAll" } }
local actions = request("textDocument/codeAction", vim.tbl_extend("force", here, { range = whole, context = context }))
local action = actions and actions[1]
if action and not action.edit then action = request("codeAction/resolve", action) end
check("all sure fixes are offered as one action", action ~= nil and action.edit ~= nil)
if action and action.edit then
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
end
check("the fix is written", vim.fn.getline(10) == "        指标值: ≥120公里")
wait("what was fixed is no longer shown", function() return codes().VAL003 == nil end)

-- YAML that is half typed.
vim.api.nvim_buf_set_lines(0, 4, 5, false, { '    绩效目标: "修复' })
wait("what is wrong with the YAML is said", function() return codes().FIL004 ~= nil end)
check("and the other findings stay", codes().MON002 ~= nil)
vim.api.nvim_buf_set_lines(0, 4, 5, false, { "    绩效目标: 修复管网" })
wait("and is forgotten when it is mended", function() return codes().FIL004 == nil end)

local client = vim.lsp.get_client_by_id(id)
client.stop()
check("the server goes when it is told", vim.wait(20000, function() return client.is_stopped() end, 50))
vim.cmd(failed and "cquit 1" or "qall!")
