import store
from store import state, items, Settings, last


def use():
    # ruleid: far
    danger(store.last)
    # ok: far
    danger(store.cleaned)
    # ok: far
    danger(store.fixed)
    # ruleid: far
    danger(state.value)
    # ok: far
    danger(state.other)
    # ruleid: far
    danger(items[0])
    # ruleid: far
    danger(Settings.query)
    # ok: far
    danger(Settings.mode)
    # ruleid: far
    danger(store.get())


def own():
    last = "own"
    # ok: far
    danger(last)


def fresh():
    store.last = "known"
    # ok: far
    danger(store.last)
