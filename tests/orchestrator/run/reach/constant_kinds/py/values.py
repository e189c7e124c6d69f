from enum import Enum
from base_values import BASE
PATH = BASE + "/x"
QUERY = f"select {BASE}"
ALIAS = BASE
TABLES = {"users": "u", "posts": "p", "deep": {"k": "v"}}
NAMES = ["a", "b"]
PAIR = ("x", 1)
CHANGED = {"a": "b"}
CHANGED["a"] = read()
FILLED = {"a": "b"}
FILLED.update(read())
AFAR = {"a": "b"}
OTHER = {"a": "b"}
FLAGS = {"raw": False, "deep": True}
table = "users"
debug = False
class Color(Enum):
    RED = "red"
class Plain:
    RED = "red"
