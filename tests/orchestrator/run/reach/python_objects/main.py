from models import Asset
from store import Store


def constructed():
    store = Store(take_input(), "n")
    store.run()
    store.show()


def put_later():
    store = Store("fixed", "n")
    store.put(take_input())
    store.run_later()


def asked():
    store = Store(take_input(), "n")
    query = store.get_query()
    # ruleid: far
    danger(query)
    name = store.get_name()
    # ok: far
    danger(name)


def filled():
    store = Store("x", "y")
    store.fill()
    # ruleid: far
    danger(store.name)
    # ok: far
    danger(store.query)


def not_named():
    # ruleid: far
    danger(Store(take_input(), "n").query)
    # ok: far
    danger(Store(take_input(), "n").name)


def of_model():
    asset = Asset(name=take_input(), kind="note")
    # ruleid: far
    danger(asset.name)
    # ok: far
    danger(asset.kind)
    # ruleid: far
    danger(asset.label())


def written_elsewhere():
    asset = Asset(owner_id=take_input(), kind="note")
    # ruleid: far
    danger(asset.owner_id)
