# what is asked for depends on what is passed
TEXT = "text"
NUMBER = "number"


class Kind:
    NUMBER = "number"


def ask(name, kind="text"):
    value = take_input(name)
    if kind == "number":
        return int(scrub(value))
    return value


def match(name, kind):
    match kind:
        case "number":
            return scrub(take_input(name))
        case _:
            return take_input(name)
