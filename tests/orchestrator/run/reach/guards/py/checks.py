import re

ALLOWED = {"a", "b"}


def fits(value):
    return value in ALLOWED


def demand(value):
    if not re.fullmatch(r"[a-z]+", value):
        raise ValueError(value)


def is_safe(value):
    return value is not None and len(value) > 0


def is_valid(value, schema):
    return schema.accepts(value)


class Paths:
    def inside(self, path):
        return path.startswith(self.root)


def either(value):
    return fits(value) or value.isdigit()
