from above import Above
class Own(Above):
    def go(self):
        super().put(take_input())
        # ruleid: far
        danger(self.held)
        # ok: far
        danger(self.other)
