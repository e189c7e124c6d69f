from store import pair, named, given, either, passed_on

query, mode = pair()
# ruleid: far
danger(query)
# ok: far
danger(mode)

found = named()
# ruleid: far
danger(found["query"])
# ok: far
danger(found["mode"])

head, *tail = pair()
# ruleid: far
danger(head)
# ok: far
danger(tail)

one, other = either(take_input())
# ruleid: far
danger(one)
# ruleid: far
danger(other)

deep = passed_on()
# ruleid: far
danger(deep[0])
# ok: far
danger(deep[1])

made = given("fixed")
# ok: far
danger(made["query"])
# ruleid: far
danger(made["from"])
# ruleid: far
danger(given(take_input())["query"])
