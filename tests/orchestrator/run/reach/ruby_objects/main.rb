require_relative 'store'

def constructed
  store = Store.new(take_input(), "n")
  store.run
  store.show
end

def put_later
  store = Store.new("fixed", "n")
  store.put_later(take_input())
  store.run_later
  store.show
end

def asked
  store = Store.new(take_input(), "n")
  query = store.get_query
  # ruleid: far
  danger(query)
  name = store.get_name
  # ok: far
  danger(name)
end
