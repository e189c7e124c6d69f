"""Chooses how to render an answer."""

MISSING = object()


def content_type(kind):
    # ruleid: py-is-literal
    if kind == "json":
        return "application/json"
    # ruleid: py-is-literal
    if kind != 'text':
        return "application/octet-stream"
    return "text/plain"


def is_empty(rows):
    # ruleid: py-is-literal
    return len(rows) == 0


def is_new(rows):
    # ruleid: py-is-literal
    return rows == []


def has_kind(kind):
    # ok: py-is-literal
    return kind is not None and kind is not MISSING


def is_json(kind):
    # ok: py-is-literal
    return kind == "json"


def is_on(flag):
    # ok: py-is-literal
    return flag is True


SHELL = "/bin/sh"


def has_shell(shell):
    default = "/bin/sh"
    # ok: py-is-literal
    return shell is None or default is None or SHELL is shell
