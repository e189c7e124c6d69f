from tools import clean, keep


def read():
    return keep(take_input())


def read_clean():
    return clean(take_input())
