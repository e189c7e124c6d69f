from . import circle


def pong(value, count):
    if count > 0:
        return circle.ping(value, count)
    circle.stop(value)
    return value
