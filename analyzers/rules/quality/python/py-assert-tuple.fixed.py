"""Checks before a transfer."""


def transfer(source, target, amount):
    # ruleid: py-assert-tuple
    assert amount > 0, "the amount must be positive"
    # ruleid: py-assert-tuple
    assert (
        source != target,
        "source and target are the same account",
    )
    # ok: py-assert-tuple
    assert source.balance >= amount, "not enough money"
    # ok: py-assert-tuple
    assert (source.is_open and target.is_open), "account closed"
    # ok: py-assert-tuple
    assert (source.owner, target.owner) != (None, None)
    source.balance -= amount
    target.balance += amount
