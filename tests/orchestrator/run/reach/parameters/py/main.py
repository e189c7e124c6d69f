from store import first, second, named, spread

first(take_input(), "fixed")
second(take_input(), "fixed")
named(query=take_input(), mode="fixed")
spread(**{"query": take_input(), "mode": "fixed"})
