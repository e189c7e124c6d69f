from .base import Base


def insert(row):
    # ruleid: far
    danger(row)


def insert_clean(row):
    # ok: far
    danger(scrub(row))


def keep(row):
    # todook: far
    danger(row)


def named(first, second=None):
    # ruleid: far
    danger(second)
    # ok: far
    danger(first)


class Table(Base):
    def __init__(self, name):
        self.name = name

    def put(self, key, value):
        # ruleid: far
        danger(value)

    def show(self):
        # todoruleid: far
        danger(self.name)
