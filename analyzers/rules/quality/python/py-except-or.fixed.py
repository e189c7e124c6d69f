"""Reads a number from a file."""


def read_number(path):
    try:
        return int(open(path).read())
    # ruleid: py-except-or
    except (ValueError, OSError):
        return None


def read_numbers(path):
    try:
        return [int(line) for line in open(path)]
    # ruleid: py-except-or
    except (ValueError, OSError) as error:
        print(error)
        return []


def read_carefully(path):
    try:
        return int(open(path).read())
    # ok: py-except-or
    except (ValueError, OSError) as error:
        print(error)
        return None


def read_or_zero(path):
    try:
        return int(open(path).read()) or 1
    # ok: py-except-or
    except ValueError:
        return 0
