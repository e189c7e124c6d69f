"""Collects the lines of many invoices."""
from itertools import chain


def all_lines(invoices):
    # ruleid: py-sum-of-lists
    return sum([invoice.lines for invoice in invoices], [])


def all_tags(articles):
    # ruleid: py-sum-of-lists
    tags = sum((article.tags for article in articles), ())
    return set(tags)


def all_lines_quickly(invoices):
    # ok: py-sum-of-lists
    return list(chain.from_iterable(invoice.lines for invoice in invoices))


def total(invoices):
    # ok: py-sum-of-lists
    return sum(invoice.amount for invoice in invoices)


def both(first, second):
    # ok: py-sum-of-lists
    return sum([first, second], [])


def total_from(amounts, start):
    # ok: py-sum-of-lists
    return sum(amounts, start)
