def report(order):
    if order is None:
        print("no order")
    # ruleid: null-dereferenced
    return order.total


def rows_of(table):
    if table is None:
        # ruleid: null-dereferenced
        print(table.name)
        return []
    return table.rows


def first(found):
    best = None
    for one in found:
        print(one)
    # ruleid: null-dereferenced
    return best.name


def total_or_zero(order):
    if order is None:
        return 0
    # ok: null-dereferenced
    return order.total


def chosen(found):
    best = None
    for one in found:
        if best is None or one.size > best.size:
            best = one
    # ok: null-dereferenced
    return best.name


def named(order, fallback):
    if not order and not fallback:
        return ""
    order = order or fallback
    # ok: null-dereferenced
    return order.name
