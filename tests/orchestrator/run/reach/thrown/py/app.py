from lib import Store, parse, quiet, deep
import lib


def a():
    x = take_input()
    try:
        parse(x)
    except ValueError as e:
        # ruleid: far
        danger(str(e))


def b():
    x = take_input()
    try:
        quiet(x)
    except ValueError as e:
        # ok: far
        danger(str(e))


def c():
    x = take_input()
    try:
        Store().find(x)
    except lib.Bad as e:
        # ruleid: far
        danger(e.message)


def d():
    x = take_input()
    try:
        deep(x)
    except ValueError as e:
        # ruleid: far
        danger(e.args[0])
