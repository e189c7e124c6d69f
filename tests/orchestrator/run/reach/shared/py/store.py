last = ""
fixed = "x"
cleaned = ""
items = []
hidden = ""


class State:
    def __init__(self):
        self.value = ""
        self.other = ""


class Settings:
    query = ""
    mode = ""


state = State()


def put(x):
    global hidden
    hidden = x


def get():
    return hidden


def put_clean(x):
    put(scrub(x))
