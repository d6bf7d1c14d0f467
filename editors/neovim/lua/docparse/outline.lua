-- The section tree as a location list beside the text; Enter goes to a section.

local requests = require("docparse.requests")

local M = {}

-- Location lists show names of files and positions unless a function says what to show.
local function titles(call)
  local list = vim.fn.getloclist(call.winid, { id = call.id, items = 1 }).items
  local shown = {}
  for at = call.start_idx, call.end_idx do
    shown[#shown + 1] = list[at].text
  end
  return shown
end

local function collect(buffer, symbols, depth, items)
  for _, symbol in ipairs(symbols) do
    local start = symbol.selectionRange.start
    local line = vim.api.nvim_buf_get_lines(buffer, start.line, start.line + 1, false)[1] or ""
    items[#items + 1] = {
      bufnr = buffer,
      lnum = start.line + 1,
      col = vim.str_byteindex(line, start.character, true) + 1,
      text = string.rep("  ", depth) .. symbol.name,
    }
    collect(buffer, symbol.children or {}, depth + 1, items)
  end
  return items
end

function M.items(buffer)
  local symbols = requests.ask(buffer, "textDocument/documentSymbol", requests.document(buffer))
  return symbols and collect(buffer, symbols, 0, {})
end

function M.open()
  local buffer = vim.api.nvim_get_current_buf()
  local items = M.items(buffer)
  if not items then return end
  vim.fn.setloclist(0, {}, " ", { title = "docparse", items = items, quickfixtextfunc = titles })
  vim.cmd("vertical topleft lopen 36")
  vim.wo.wrap = false
end

return M
