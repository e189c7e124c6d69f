import random
import secrets


def number():
    # ruleid: py-random-predictable
    return random.randint(100000, 999999)


def letters():
    # ruleid: py-random-predictable
    return "".join(random.choices("abcdef", k=12))


def number_right():
    # ok: py-random-predictable
    return secrets.randbelow(900000) + 100000


def system():
    # ok: py-random-predictable
    return random.SystemRandom().randint(1, 6)
