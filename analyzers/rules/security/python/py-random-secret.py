import random
import secrets
import string
import sys


class Invitation:
    def __init__(self, mail):
        self.mail = mail
        # ruleid: py-random-secret
        self.token = "".join(random.choice(string.ascii_letters) for _ in range(20))


def reset(user):
    # ruleid: py-random-secret
    new_password = str(random.randint(100000, 999999))
    user.set(new_password)


def reset_right(user):
    # ok: py-random-secret
    new_password = secrets.token_urlsafe(16)
    user.set(new_password)


def boundary():
    # ok: py-random-secret
    token = random.randrange(sys.maxsize)
    return "=====%d" % token


def dice():
    # ok: py-random-secret
    face = random.randint(1, 6)
    return face


def chosen(words):
    # ok: py-random-secret
    password = "-".join(random.SystemRandom().choice(words) for _ in range(4))
    return password
