import json


def settings(path):
    # ruleid: resource-not-closed
    source = open(path)
    return json.load(source)


def lines(path):
    # ruleid: resource-not-closed
    source = open(path)
    count = 0
    for _ in source:
        count += 1
    return count


def settings_closed(path):
    # ok: resource-not-closed
    with open(path) as source:
        return json.load(source)


def opened(path):
    # ok: resource-not-closed
    source = open(path)
    return source


def kept(path, reader):
    # ok: resource-not-closed
    source = open(path)
    reader.take(source)


def count(path):
    # ok: resource-not-closed
    source = open(path)
    try:
        return len(source.read())
    finally:
        source.close()
