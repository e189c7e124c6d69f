local M = { last = nil, other = nil, mode = "plain" }
local hidden = ""

function M.put(x)
  hidden = x
end

function M.get()
  return hidden
end

return M
