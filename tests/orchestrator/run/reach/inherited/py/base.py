class Base:
    def handle(self):
        self.run(take_input())          # template method: run of subclasses

    def emit(self, v):
        # ruleid: far
        danger(v)

    def ask(self):
        return take_input()

class Mixin:
    def render(self, v):
        # ruleid: far
        danger(v)
    def query(self):
        # ruleid: far
        danger(self.term)
