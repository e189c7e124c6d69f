def go
  store = Store.new(take_input(), "fixed")
  store.run
  below = Below.new(take_input(), "fixed")
  below.run
end
