from more import tidy, plain


def clean(x):
    return scrub(x)


def keep(x):
    return x


def clean_far(x):
    return tidy(x)


def keep_far(x):
    return plain(x)


def kind(x):
    return "a" if x else "b"


def second(a, b):
    return b


def fill(out, x):
    out.value = x


def fill_far(out, x):
    fill(out, x)


def add_to(items, x):
    items.append(x)


def with_value(x, then):
    then(x)


def must_be_word(x):
    if not x.isalnum():
        raise ValueError(x)


class Tool:
    def clean(self, x):
        return scrub(x)

    def keep(self, x):
        return self.same(x)

    def same(self, x):
        return x

    @staticmethod
    def wrap(x):
        return {"name": x, "kind": "k"}


class Holder:
    def __init__(self, name, kind):
        self.name = name
        self.kind = kind
        self.later = ""

    def get_name(self):
        return self.name

    def get_kind(self):
        return self.kind

    def put(self, x):
        self.later = x

    def get_later(self):
        return self.later
