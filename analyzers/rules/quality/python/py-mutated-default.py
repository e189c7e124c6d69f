"""Collects errors of a validation."""


# the default is shared by all calls
def check_name(name, errors=[]):
    if not name:
        # ruleid: py-mutated-default
        errors.append("name is missing")
    return errors


def count_words(text, counts={}):
    for word in text.split():
        # ruleid: py-mutated-default
        counts[word] = counts.get(word, 0) + 1
    return counts


def check_mail(mail, errors=None):
    if errors is None:
        errors = []
    if "@" not in mail:
        # ok: py-mutated-default
        errors.append("no address")
    return errors


def check_all(checks, errors=[]):
    errors = list(errors)
    for check in checks:
        # ok: py-mutated-default
        errors.extend(check())
    return errors


# ok: py-mutated-default
def names(extra=[]):
    return ["id", *extra]


def fibonacci(n, known={0: 0, 1: 1}):
    if n not in known:
        # ok: py-mutated-default
        known[n] = fibonacci(n - 1) + fibonacci(n - 2)
    return known[n]


def pages_of(module, found={}):
    if module in found:
        return found[module]
    # ok: py-mutated-default
    found[module] = read_pages(module)
    return found[module]
