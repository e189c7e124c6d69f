import ask
from ask import NUMBER, TEXT, Kind


def numbers():
    # ok: far
    danger(ask.ask("a", "number"))
    # ok: far
    danger(ask.ask("a", kind="number"))
    # ok: far
    danger(ask.ask("a", NUMBER))
    # ok: far
    danger(ask.ask("a", ask.NUMBER))
    # ok: far
    danger(ask.ask("a", Kind.NUMBER))
    # ok: far
    danger(ask.match("a", "number"))


def texts(kind):
    # ruleid: far
    danger(ask.ask("a"))
    # ruleid: far
    danger(ask.ask("a", TEXT))
    # ruleid: far
    danger(ask.ask("a", "date"))
    # ruleid: far
    danger(ask.ask("a", kind))
    # ruleid: far
    danger(ask.match("a", "text"))
