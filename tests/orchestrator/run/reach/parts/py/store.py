def pair():
    return take_input(), "fixed"


def named():
    return {"query": take_input(), "mode": "fixed"}


def given(query):
    # ruleid: far
    danger(query.more)
    return {"query": query, "mode": "fixed", "from": take_input()}


def either(quick):
    if quick:
        return "fixed", take_input()
    return take_input(), "fixed"


def passed_on():
    return pair()
