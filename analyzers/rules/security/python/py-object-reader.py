import json
import pickle
import shelve

import numpy


def load(path):
    with open(path, "rb") as file:
        # ruleid: py-object-reader
        return pickle.load(file)


def settings(path):
    # ruleid: py-object-reader
    with shelve.open(path) as values:
        return dict(values)


def load_right(path):
    with open(path) as file:
        # ok: py-object-reader
        return json.load(file)


def array(path):
    # ok: py-object-reader
    return numpy.load(path)
