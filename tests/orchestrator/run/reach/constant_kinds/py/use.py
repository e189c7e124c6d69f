import values
from base_values import Base
from values import AFAR, CHANGED, FILLED, FLAGS, NAMES, OTHER, PAIR, TABLES, Color, Plain, debug, table
from values import TABLES as T
# ruleid: far
configured(values.PATH)
# ruleid: far
configured(values.QUERY)
# ruleid: far
configured(values.ALIAS)
# ruleid: far
configured("" + TABLES["users"])
# ruleid: far
configured("" + TABLES["deep"]["k"])
# ruleid: far
configured("" + T["posts"])
# ruleid: far
configured(values.TABLES["users"] + "/")
# ruleid: far
configured("" + NAMES[1])
# ruleid: far
configured("" + PAIR[0])
# ok: far
configured("" + PAIR[1])
# ok: far
configured("" + TABLES[x])
# ok: far
configured("" + TABLES["none"])
# ok: far
configured("" + CHANGED["a"])
# ok: far
configured("" + FILLED["a"])
# ok: far
configured("" + AFAR["a"])
# ok: far
configured("" + OTHER["a"])
# ruleid: far
configured(table)
# ruleid: far
configured(Color.RED.value)
# ok: far
configured(Plain.RED.value)


class Derived(Base):
    def f(self):
        # ok: far
        configured(self.TABLE)
        # ruleid: far
        configured(Derived.TABLE)


class Deeper(Derived):
    def f(self):
        # ruleid: far
        configured(self.TABLE)

    @classmethod
    def g(cls):
        # ruleid: far
        configured(cls.TABLE)


class Own(Base):
    TABLE = read()

    def f(self):
        # ok: far
        configured(self.TABLE)


def decided():
    value = ""
    if FLAGS["raw"] or debug:
        value = take_input()
    # ok: far
    danger(value)
    if FLAGS["deep"]:
        value = take_input()
    # ruleid: far
    danger(value)
