from py import checks
from py.checks import Paths, demand, either, fits, is_safe, is_valid
from py.forms import tidy, tidy_some


def right_branch():
    x = take_input()
    if fits(x):
        # ok: far
        danger(x)


def wrong_branch():
    x = take_input()
    if not checks.fits(x):
        # ruleid: far
        danger(x)


def comes_back():
    x = take_input()
    demand(x)
    # ok: far
    danger(x)


def is_not_asked():
    x = take_input()
    fits(x)
    # ruleid: far
    danger(x)


def asks_little():
    x = take_input()
    if is_safe(x):
        # ruleid: far
        danger(x)


def is_unclear(schema):
    x = take_input()
    if is_valid(x, schema):
        # ok: far
        danger(x)


def of_an_object():
    x = take_input()
    paths = Paths()
    if not paths.inside(x):
        return
    # ok: far
    danger(x)


def leaves_it_to_others():
    x = take_input()
    if either(x):
        # ok: far
        danger(x)


def by_keyword():
    x = take_input()
    if fits(value=x):
        # ok: far
        danger(x)


def is_cleaned():
    form = {"a": take_input(), "b": take_input()}
    tidy(form)
    # ok: far
    danger(form["a"])
    # ruleid: far
    danger(form["b"])


def may_be_cleaned(really):
    form = {"a": take_input()}
    tidy_some(form, really)
    # ruleid: far
    danger(form["a"])
