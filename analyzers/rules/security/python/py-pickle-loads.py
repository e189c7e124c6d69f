import json
import pickle

import pandas


def restore(data):
    # ruleid: py-pickle-loads
    return pickle.loads(data)


def table(path):
    # ruleid: py-pickle-loads
    return pandas.read_pickle(path)


def stored(path):
    with open(path, "rb") as handle:
        # ruleid: py-pickle-loads
        return pickle.loads(handle.read())


def restore_right(data):
    # ok: py-pickle-loads
    return json.loads(data)


def copy(value):
    # ok: py-pickle-loads
    return pickle.loads(pickle.dumps(value))
