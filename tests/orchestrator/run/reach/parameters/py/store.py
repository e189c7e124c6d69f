def first(*args):
    # ruleid: far
    danger(args[0])
    # ok: far
    danger(args[1])


def second(*args):
    # ok: far
    danger(args[1])


def named(**options):
    # ruleid: far
    danger(options["query"])
    # ok: far
    danger(options["mode"])


def spread(query, mode):
    # ruleid: far
    danger(query)
    # ok: far
    danger(mode)
