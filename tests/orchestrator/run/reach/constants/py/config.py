MODE = "safe"
LEVEL = 3
BASE = "/srv"
PATH = BASE + "/data".lower()
CHANGED = "x"
TWICE = "x"
TWICE = "y"


class Limits:
    NAME = "n"
