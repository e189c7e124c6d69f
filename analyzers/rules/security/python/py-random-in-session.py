import random
import secrets

from flask import session


def remember(response):
    value = str(random.random())[2:]
    # ruleid: py-random-in-session
    response.set_cookie("remember", value, secure=True, httponly=True)


def start():
    number = random.randint(0, 2**32)
    # ruleid: py-random-in-session
    session["key"] = f"k{number}"


def remember_right(response):
    value = secrets.token_urlsafe(32)
    # ok: py-random-in-session
    response.set_cookie("remember", value, secure=True, httponly=True)


def start_right():
    number = random.SystemRandom().randint(0, 2**32)
    # ok: py-random-in-session
    session["key"] = f"k{number}"


def shuffle(cards):
    # ok: py-random-in-session
    cards["first"] = random.choice(cards["all"])
