class Base:
    def inherited(self, value):
        # ruleid: far
        danger(value)

    def keep(self, value):
        # todook: far
        danger(value)
