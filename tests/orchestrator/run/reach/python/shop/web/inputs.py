from shop import cleaning as c


def query():
    return take_input()


def cleaned():
    return c.clean(take_input())


def fixed():
    take_input()
    return "fixed"


def into(target):
    target["key"] = take_input()
