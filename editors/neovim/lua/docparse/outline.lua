-- The section tree as a location list beside the text; Enter goes to a section.

local requests = require("docparse.requests")

local M = {}

local TITLE = "docparse"

-- Of each buffer, the entries of its outline: a location list is slow to read at every move of the cursor.
local entries = {}

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

-- The windows of a buffer beside which the outline is open.
local function beside(buffer)
  return vim.tbl_filter(function(window)
    local list = vim.fn.getloclist(window, { title = 1, winid = 1 })
    return list.title == TITLE and list.winid ~= 0
  end, vim.fn.win_findbuf(buffer))
end

-- Marks the section that the cursor is in.
local function mark(window)
  local line, at = vim.api.nvim_win_get_cursor(window)[1], 0
  for _, item in ipairs(entries[vim.api.nvim_win_get_buf(window)] or {}) do
    if item.lnum <= line then at = at + 1 end
  end
  if at > 0 and vim.fn.getloclist(window, { idx = 0 }).idx ~= at then
    vim.fn.setloclist(window, {}, "a", { idx = at })
  end
end

function M.mark(buffer)
  for _, window in ipairs(beside(buffer)) do
    mark(window)
  end
end

function M.open()
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  local symbols = requests.ask(buffer, "textDocument/documentSymbol", requests.document(buffer))
  if not symbols then return end
  entries[buffer] = collect(buffer, symbols, 0, {})
  vim.fn.setloclist(window, {}, " ", { title = TITLE, items = entries[buffer], quickfixtextfunc = titles })
  vim.cmd("vertical topleft lopen 36")
  for name, value in pairs({ wrap = false, number = false, relativenumber = false, signcolumn = "no", winfixwidth = true }) do
    vim.wo[name] = value
  end
  mark(window)
end

-- Shows the sections of the text as it is now.
function M.update(buffer)
  if #beside(buffer) == 0 then return end
  requests.send(buffer, "textDocument/documentSymbol", function(symbols)
    entries[buffer] = collect(buffer, symbols, 0, {})
    for _, window in ipairs(beside(buffer)) do
      vim.fn.setloclist(window, {}, "r", { items = entries[buffer] })
      mark(window)
    end
  end)
end

function M.forget(buffer) entries[buffer] = nil end

return M
