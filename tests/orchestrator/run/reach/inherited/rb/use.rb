def use
  m = Model.new
  m.search(take_input())
  Model.lookup(take_input())
end
