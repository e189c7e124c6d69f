import store
from store import state, items, Settings
import store as other


def remember():
    store.last = take_input()
    other.cleaned = scrub(take_input())
    state.value = take_input()
    items.append(take_input())
    Settings.query = take_input()
    store.put(take_input())


def mode():
    Settings.mode = "plain"
    store.fixed = str(5)
