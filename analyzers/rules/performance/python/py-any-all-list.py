"""Checks on a basket."""
import asyncio


def has_expensive(items):
    # ruleid: py-any-all-list
    return any([item.price > 100 for item in items])


def all_in_stock(items, stock):
    # ruleid: py-any-all-list
    if all([stock.count(item) > 0 for item in items]):
        return True
    return False


def has_cheap(items):
    # ok: py-any-all-list
    return any(item.price < 1 for item in items)


def is_complete(name, address, items):
    # ok: py-any-all-list
    return all([name, address, items])


async def all_reachable(hosts):
    # ok: py-any-all-list
    return all([await host.ping() for host in hosts])
