-- What the server is asked, with the answers put into buffers.

local M = {}

-- A page of a long report takes longer to write than a list of symbols.
local TIMEOUT = 10000

-- The buffers whose server was started, whether it is there yet or not.
local expected = {}

function M.expect(buffer, client_id) expected[buffer] = client_id ~= nil end

function M.client(buffer)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer }) or vim.lsp.buf_get_clients(buffer)
  for _, client in pairs(clients) do
    if client.name == "docparse" then return client end
  end
end

-- Until Neovim 0.11 the functions of a client are called without it.
function M.call(client, name, ...)
  if vim.fn.has("nvim-0.11") == 1 then return client[name](client, ...) end
  return client[name](...)
end

-- Asks and waits; nil, after a message, if there is no answer.
function M.ask(buffer, method, parameters)
  if expected[buffer] then vim.wait(TIMEOUT, function() return M.client(buffer) ~= nil end, 20) end
  local client = M.client(buffer)
  if not client then
    vim.notify("docparse: the server is not running", vim.log.levels.ERROR)
    return nil
  end
  local answer, problem = M.call(client, "request_sync", method, parameters, TIMEOUT, buffer)
  if not answer or answer.err then
    vim.notify("docparse: " .. (problem or answer.err.message), vim.log.levels.ERROR)
    return nil
  end
  return answer.result
end

function M.document(buffer)
  return { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
end

-- Asks about the document without waiting; `show` gets the answer, if there is one.
function M.send(buffer, method, show)
  local client = M.client(buffer)
  if not client then return end
  M.call(client, "request", method, M.document(buffer), function(_, answer)
    if answer and vim.api.nvim_buf_is_loaded(buffer) then show(answer) end
  end, buffer)
end

-- Mends all that is safe to mend.
function M.fix(buffer)
  local last = vim.api.nvim_buf_line_count(buffer)
  local parameters = vim.tbl_extend("error", M.document(buffer), {
    range = { start = { line = 0, character = 0 }, ["end"] = { line = last, character = 0 } },
    context = { diagnostics = {}, only = { "source.fixAll.docparse" } },
  })
  local actions = M.ask(buffer, "textDocument/codeAction", parameters)
  if not actions then return end
  local action = actions[1]
  if action and not action.edit then action = M.ask(buffer, "codeAction/resolve", action) end
  if not (action and action.edit) then
    vim.notify("docparse: nothing that is safe to fix")
    return
  end
  vim.lsp.util.apply_workspace_edit(action.edit, M.client(buffer).offset_encoding)
end

-- Returns the bytes of a string in base64; Neovim has vim.base64 from 0.10 on.
local function decode(data)
  if vim.base64 then return vim.base64.decode(data) end
  local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  local value, bits, bytes = 0, 0, {}
  for char in data:gmatch("[%w+/]") do
    value, bits = value * 64 + alphabet:find(char, 1, true) - 1, bits + 6
    if bits >= 8 then
      bits = bits - 8
      bytes[#bytes + 1] = string.char(math.floor(value / 2 ^ bits))
      value = value % 2 ^ bits
    end
  end
  return table.concat(bytes)
end

-- Writes a Word file beside the document, under a name that is asked for.
local function write_word(buffer, data)
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p:r") .. ".docx"
  vim.ui.input({ prompt = "Word file: ", default = name, completion = "file" }, function(path)
    if not path or path == "" then return end
    if vim.loop.fs_stat(path) and vim.fn.confirm("Overwrite " .. path .. "?", "&Yes\n&No", 2) ~= 1 then return end
    local file, reason = io.open(path, "wb")
    if not file then
      vim.notify("docparse: " .. reason, vim.log.levels.ERROR)
      return
    end
    file:write(decode(data))
    file:close()
  end)
end

-- Opens the document in another format in a new buffer; a Word file is written.
function M.convert(buffer, format)
  local parameters = { command = "docparse.convert", arguments = { vim.uri_from_bufnr(buffer), format } }
  local text = M.ask(buffer, "workspace/executeCommand", parameters)
  if type(text) ~= "string" then return end
  if format == "docx" then return write_word(buffer, text) end
  vim.cmd("vnew")
  vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.split(text:gsub("\n$", ""), "\n", { plain = true }))
  vim.bo.filetype = format
  vim.bo.modified = false
end

return M
