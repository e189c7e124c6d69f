local store = require("store")

local function a()
  store.last = take_input()
  store.other = scrub(take_input())
  store.put(take_input())
  Chosen = take_input()
end
