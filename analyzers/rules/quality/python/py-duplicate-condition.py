"""Colours for a log."""


def colour(level):
    # ruleid: py-duplicate-condition
    if level == "error":
        return "red"
    elif level == "error":
        return "yellow"
    return "grey"


def weight(level):
    # ruleid: py-duplicate-condition
    if level > 3:
        return "bold"
    elif level > 2:
        return "normal"
    elif level > 3:
        return "light"
    return "thin"


def symbol(level):
    # ok: py-duplicate-condition
    if level == "error":
        return "!"
    elif level == "warning":
        return "?"
    return " "


def take(source):
    # ok: py-duplicate-condition
    if source.next():
        return 1
    elif source.next():
        return 2
    return 0
