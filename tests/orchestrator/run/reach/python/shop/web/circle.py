from .other_circle import pong


def ping(value, count):
    return pong(value, count - 1)


def stop(value):
    # ruleid: far
    danger(value)
