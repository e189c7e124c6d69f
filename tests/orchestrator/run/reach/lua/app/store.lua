local Store = {}
Store.__index = Store

function Store.new(address, label)
  local self = setmetatable({}, Store)
  self.address = address
  self.label = label
  return self
end

function Store:find(query)
  -- ruleid: far
  danger(query)
end

function Store:dial()
  -- ruleid: far
  danger(self.address)
end

function Store:show()
  -- ok: far
  danger(self.label)
end

function Store.open(query)
  -- ruleid: far
  danger(query)
end

function Store.open_clean(query)
  -- ok: far
  danger(scrub(query))
end

function Store.read()
  return take_input()
end

function Store.read_clean()
  return scrub(take_input())
end

return Store
