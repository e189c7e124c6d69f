from py.base import Base, Mixin
class Derived(Base, Mixin):
    def run(self, v):
        # ruleid: far
        danger(v)

    def go(self):
        self.emit(take_input())
        self.render(take_input())
        self.term = take_input()
        self.query()

    def asked(self):
        # ruleid: far
        danger(self.ask())

class Deeper(Derived):
    def emit(self, v):
        super().emit(v)
    def go2(self):
        # ruleid: far
        danger(super().ask())
