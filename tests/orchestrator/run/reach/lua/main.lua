local Store = require("app.store")
local helpers = require "app.helpers"
local open = require("app.store").open

local function get()
  local query = take_input()
  Store.open(query)
  Store.open_clean(query)
  helpers.run_it(query)
  open(query)
end

local function built()
  local store = Store.new(take_input(), "fixed")
  store:find(take_input())
  store:dial()
  store:show()
end

local function asked()
  local query = Store.read()
  -- ruleid: far
  danger(query)
  local clean = Store.read_clean()
  -- ok: far
  danger(clean)
end
