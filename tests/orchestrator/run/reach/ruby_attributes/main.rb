require_relative 'store'

def constructed
  store = Store.new(take_input(), "n")
  store.run
  store.show
  # ruleid: far
  danger(store.query)
  # ok: far
  danger(store.name)
end

def put_later
  store = Store.new("fixed", "n")
  store.later = take_input()
  store.run_later
  store.show
  # ruleid: far
  danger(store.later)
  # ok: far
  danger(store.query)
end

def put_given
  store = Store.new("fixed", "n")
  store.given = take_input()
  store.run_given
end

def clean
  store = Store.new(scrub(take_input()), "n")
  store.run
  # ok: far
  danger(store.query)
end
