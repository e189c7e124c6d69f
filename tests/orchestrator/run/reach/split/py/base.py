from framework import View


class Base(View):
    def setup(self):
        self.query = take_input()
        self.name = "fixed"
