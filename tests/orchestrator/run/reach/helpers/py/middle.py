from tools import clean, keep


def run(x):
    # ruleid: far
    danger(keep(x))


def run_clean(x):
    # ok: far
    danger(clean(x))


def run_later(x):
    # ok: far
    danger(clean(keep(x)))
