-- Drives Neovim as a writer would, and writes what the buffer shows as JSON to $DOCPARSE_SEEN.
-- The server's command line is in $DOCPARSE_COMMAND, as JSON.

local seen = { version = vim.version().minor }

local function wait(what, condition)
  assert(vim.wait(20000, condition, 20), "waited in vain for " .. what)
end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, true) end

local function type(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), "x", false)
end

local function outline()
  vim.cmd("DocparseOutline")
  local shown = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  local places = {}
  for _, item in ipairs(vim.fn.getloclist(0)) do
    places[#places + 1] = { item.lnum, item.col }
  end
  vim.cmd("lclose")
  return { shown = shown, places = places }
end

local function findings()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    found[#found + 1] = { line = diagnostic.lnum, column = diagnostic.col, code = diagnostic.code }
  end
  return found
end

local function folds()
  local levels = {}
  for line = 1, vim.fn.line("$") do
    levels[line] = vim.fn.foldlevel(line)
  end
  return levels
end

local function drive()
  vim.cmd("filetype plugin on")
  require("docparse").setup({ cmd = vim.json.decode(vim.env.DOCPARSE_COMMAND) })
  vim.cmd("edit report.txt")
  -- At once: the command waits for the server.
  seen.outline = outline()
  wait("folds", function() return vim.fn.foldlevel(2) > 0 end)
  seen.gq = vim.bo.formatexpr
  seen.folds = folds()
  seen.closed_at_first = vim.fn.foldclosed(2)
  type("2Gzc")
  seen.closed = { vim.fn.foldclosed(2), vim.fn.foldclosedend(2) }
  type("zR")

  wait("findings", function() return #findings() > 0 end)
  seen.findings = findings()
  vim.cmd("DocparseFix")
  seen.fixed = lines()
  wait("no finding", function() return #findings() == 0 end)
  type("u")
  seen.undone = lines()
  vim.cmd("DocparseFix")

  local shown = vim.api.nvim_get_current_win()
  vim.cmd("DocparseOutline")
  local beside = vim.api.nvim_get_current_buf()
  vim.api.nvim_set_current_win(shown)
  type("Go五、下一步打算<CR>加强学习。<Esc>")
  wait("a new fold", function() return vim.fn.foldlevel(vim.fn.line("$")) > 0 end)
  local count = #seen.outline.shown + 1
  wait("a new entry", function() return vim.api.nvim_buf_line_count(beside) == count end)
  seen.typed = vim.api.nvim_buf_get_lines(beside, 0, -1, true)
  seen.marked = { vim.fn.getloclist(0, { idx = 0 }).idx }
  vim.cmd("3 | doautocmd CursorMoved")
  seen.marked[2] = vim.fn.getloclist(0, { idx = 0 }).idx
  vim.cmd("lclose")

  vim.ui.input = function(options, done) done(options.default) end
  vim.cmd("DocparseConvert docx")
  local word = io.open(vim.fn.expand("%:p:r") .. ".docx", "rb")
  seen.word = { word:read(2), word:seek("end") }
  word:close()

  vim.cmd("DocparseConvert markdown")
  seen.converted = { lines = lines(), filetype = vim.bo.filetype }

  require("docparse").setup({ cmd = vim.json.decode(vim.env.DOCPARSE_COMMAND), gq = true })
  vim.fn.writefile({ "一、甲" }, "second.txt")
  vim.cmd("edit second.txt")
  wait("gq", function() return vim.bo.formatexpr ~= "" end)
  seen.asked = vim.bo.formatexpr
end

local ok, problem = xpcall(drive, debug.traceback)
if not ok then seen.problem = problem end
seen.messages = vim.api.nvim_exec("messages", true)
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.DOCPARSE_SEEN)
vim.cmd("qall!")
