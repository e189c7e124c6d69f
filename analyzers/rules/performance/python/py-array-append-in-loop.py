"""Reads measurements of many days."""
import numpy as np
import pandas as pd


def read_days(paths):
    table = pd.DataFrame()
    for path in paths:
        day = pd.read_csv(path)
        # ruleid: py-array-append-in-loop
        table = pd.concat([table, day], ignore_index=True)
    return table


def steps(start, stop, factor):
    values = np.array([])
    while start < stop:
        # ruleid: py-array-append-in-loop
        values = np.append(values, start)
        start *= factor
    return values


def read_days_once(paths):
    parts = []
    for path in paths:
        # ok: py-array-append-in-loop
        parts.append(pd.read_csv(path))
    return pd.concat(parts, ignore_index=True)


def with_total(table, total):
    # ok: py-array-append-in-loop
    table = pd.concat([table, total])
    return table


def widen(tables, column):
    for name, table in tables.items():
        # ok: py-array-append-in-loop
        wide = pd.concat([table, column], axis=1)
        wide.to_csv(name)
