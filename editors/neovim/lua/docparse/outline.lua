-- The section tree as a location list beside the text; Enter goes to a section.

local requests = require("docparse.requests")

local M = {}

local TITLE = "docparse"

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
    -- The text may have become shorter since the server was asked.
    local found, byte = pcall(vim.str_byteindex, line, start.character, true)
    items[#items + 1] = {
      bufnr = buffer,
      lnum = start.line + 1,
      col = found and byte + 1 or 1,
      text = string.rep("  ", depth) .. symbol.name,
    }
    collect(buffer, symbol.children or {}, depth + 1, items)
  end
  return items
end

function M.open()
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  local symbols = requests.ask(buffer, "textDocument/documentSymbol", requests.document(buffer))
  if not symbols then return end
  local list = { title = TITLE, items = collect(buffer, symbols, 0, {}), quickfixtextfunc = titles }
  vim.fn.setloclist(window, {}, " ", list)
  vim.cmd("vertical topleft lopen 36")
  vim.wo.wrap = false
end

-- Shows the sections of today where the outline is open.
function M.update(buffer)
  for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
    local list = vim.fn.getloclist(window, { title = 1, winid = 1 })
    if list.title == TITLE and list.winid ~= 0 then
      requests.send(buffer, "textDocument/documentSymbol", function(symbols)
        vim.fn.setloclist(window, {}, "r", { items = collect(buffer, symbols, 0, {}) })
      end)
    end
  end
end

return M
