class Bad(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.message = message


class Store:
    def find(self, name):
        if not name:
            raise KeyError(name)
        raise Bad("no " + name)


def parse(text):
    raise ValueError("cannot read %s" % text)


def quiet(text):
    raise ValueError("cannot read")


def deep(text):
    return parse(text)
