-- Folds by section, as the server gives them. Neovim has vim.lsp.foldexpr from 0.11 on; this works in all.

local requests = require("docparse.requests")

local M = {}

-- Of each buffer, what 'foldexpr' says of each line.
local levels = {}

function M.foldexpr()
  local of = levels[vim.api.nvim_get_current_buf()]
  return of and of[vim.v.lnum] or "0"
end

-- Ranges of lines, counted from 0, to one word a line: ">2" opens a fold of the second level.
function M.levels(ranges, count)
  local depth, opens, words = {}, {}, {}
  for _, range in ipairs(ranges) do
    opens[range.startLine + 1] = true
    for line = range.startLine + 1, math.min(range.endLine + 1, count) do
      depth[line] = (depth[line] or 0) + 1
    end
  end
  for line = 1, count do
    words[line] = (opens[line] and ">" or "") .. (depth[line] or 0)
  end
  return words
end

local function redraw(buffer)
  for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
    -- Set anew, the option makes Neovim ask again.
    if vim.wo[window].foldexpr:find("docparse", 1, true) then vim.wo[window].foldmethod = "expr" end
  end
end

function M.update(buffer)
  requests.send(buffer, "textDocument/foldingRange", function(ranges)
    levels[buffer] = M.levels(ranges, vim.api.nvim_buf_line_count(buffer))
    redraw(buffer)
  end)
end

-- Makes the windows of a buffer fold by section, with all open.
function M.show(buffer)
  for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
    vim.wo[window].foldmethod = "expr"
    vim.wo[window].foldexpr = "v:lua.require'docparse.folds'.foldexpr()"
    vim.wo[window].foldlevel = 99
  end
end

function M.forget(buffer) levels[buffer] = nil end

return M
