from py.derived import Deeper, Derived
def use(kind):
    d = Derived()
    d.emit(take_input())
    e = Deeper()
    # ruleid: far
    danger(e.ask())
def typed(d: Derived):
    # ruleid: far
    danger(d.ask())
