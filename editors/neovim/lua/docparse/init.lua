-- docparse in Neovim 0.7 or later: require("docparse").setup()

local M = {}

local defaults = {
  cmd = { "docparse", "lsp" },
  filetypes = { "text", "markdown" },
  -- Codes of rules, or beginnings of codes; empty is what docparse does by itself.
  select = {},
  extend_select = {},
  ignore = {},
  -- Of messages; Windows calls the locale by its English name.
  language = (vim.v.lang:match("^zh") or vim.v.lang:match("^Chinese")) and "zh" or "en",
  -- gq mends what is safe to mend, in place of wrapping lines.
  gq = false,
  -- Fold by section; everything is open at first.
  folds = true,
}

local options = defaults
local client_id

-- Neovim 0.7 has no vim.lsp.start, which finds a running server by itself.
-- Returns the number of the client; nil if the server cannot be started.
local function start(buffer)
  local config = {
    name = "docparse",
    cmd = options.cmd,
    root_dir = vim.loop.cwd(),
    init_options = {
      select = options.select,
      extendSelect = options.extend_select,
      ignore = options.ignore,
      language = options.language,
    },
    on_attach = function(_, attached) M.on_attach(attached) end,
  }
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  if not (client_id and vim.lsp.get_client_by_id(client_id)) then
    client_id = vim.lsp.start_client(config)
  end
  if client_id then vim.lsp.buf_attach_client(buffer, client_id) end
  return client_id
end

-- The commands are there before the server is: it has more time to start while the first of them waits for it.
local function offer(buffer)
  local command = function(name, run, more)
    vim.api.nvim_buf_create_user_command(buffer, name, run, more or {})
  end
  command("DocparseOutline", function() require("docparse.outline").open() end)
  command("DocparseFix", function() require("docparse.requests").fix(buffer) end)
  command("DocparseConvert", function(call) require("docparse.requests").convert(buffer, call.args) end, {
    nargs = 1,
    complete = function() return { "docx", "html", "markdown", "xml" } end,
  })
  command("DocparseExplain", function() vim.lsp.buf.hover() end, { nargs = "*" })
end

-- Keeps folds and outline up to date.
local function follow(buffer)
  local outline, folds = require("docparse.outline"), require("docparse.folds")
  local group = vim.api.nvim_create_augroup("docparse." .. buffer, {})
  local on = function(events, callback)
    vim.api.nvim_create_autocmd(events, { group = group, buffer = buffer, callback = callback })
  end
  on({ "TextChanged", "InsertLeave" }, function()
    outline.update(buffer)
    if options.folds then folds.update(buffer) end
  end)
  on("CursorMoved", function() outline.mark(buffer) end)
  on("BufDelete", function()
    outline.forget(buffer)
    folds.forget(buffer)
  end)
  if options.folds then
    on("BufWinEnter", function() folds.show(buffer) end)
    folds.show(buffer)
    folds.update(buffer)
  end
end

function M.on_attach(buffer)
  local bo = vim.bo[buffer]
  bo.omnifunc = "v:lua.vim.lsp.omnifunc"
  bo.tagfunc = "v:lua.vim.lsp.tagfunc"
  -- From 0.8 on Neovim gives gq to every server that can format.
  if options.gq then
    bo.formatexpr = "v:lua.vim.lsp.formatexpr()"
  elseif bo.formatexpr:find("vim.lsp.formatexpr", 1, true) then
    bo.formatexpr = ""
  end
  bo.keywordprg = ":DocparseExplain"
  follow(buffer)
end

function M.setup(given)
  options = vim.tbl_extend("force", defaults, given or {})
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("docparse", {}),
    pattern = options.filetypes,
    callback = function(event)
      offer(event.buf)
      require("docparse.requests").expect(event.buf, start(event.buf))
    end,
  })
end

return M
