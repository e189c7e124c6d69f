require_relative 'store'

query, mode = Store.pair()
# ruleid: far
danger(query)
# ok: far
danger(mode)
found = Store.named()
# ruleid: far
danger(found[:query])
# ok: far
danger(found[:mode])
