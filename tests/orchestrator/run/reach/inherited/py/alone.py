class First:
    def __init__(self, x):
        self.held = x
        self.other = 'k'
class Second(First):
    def __init__(self, x):
        super().__init__(x)
    def run(self):
        # ruleid: far
        danger(self.held)
        # ok: far
        danger(self.other)
Second(take_input()).run()
