"""Reads a number from a file."""


def read_number(path):
    # ruleid: py-except-or
    try:
        return int(open(path).read())
    except ValueError or OSError:
        return None


def read_numbers(path):
    # ruleid: py-except-or
    try:
        return [int(line) for line in open(path)]
    except ValueError or OSError as error:
        print(error)
        return []


def read_carefully(path):
    # ok: py-except-or
    try:
        return int(open(path).read())
    except (ValueError, OSError) as error:
        print(error)
        return None


def read_or_zero(path):
    # ok: py-except-or
    try:
        return int(open(path).read()) or 1
    except ValueError:
        return 0
