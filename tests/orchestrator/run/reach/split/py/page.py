from base import Base
from framework import View


class Page(Base):
    def run(self):
        # ruleid: far
        danger(self.query)
        # ok: far
        danger(self.name)


class Beside(View):
    def run(self):
        # ok: far
        danger(self.query)
