local store = require("store")

local function c()
  -- ruleid: far
  danger(store.last)
  -- ok: far
  danger(store.other)
  -- ok: far
  danger(store.mode)
  -- ruleid: far
  danger(store.get())
  -- ruleid: far
  danger(Chosen)
end
