"""A small order service. Flaws: SQL built by hand, eval, a shell, a swallowed error."""
import os
import subprocess as sp
from decimal import Decimal, InvalidOperation as Bad
from . import models
from .store.base import *


@app.route("/orders", methods=["GET"])
@login_required
async def list_orders(request, *args, limit: int = 20, **options) -> list[dict]:
    """SQL from the request's own text: an injection."""
    name = request.args.get("name", "")
    query = f"select * from orders where name = '{name!r:>10}' limit {limit}"
    rows = await models.run("%s -- %s" % (query, name))  # the formatted text runs
    total = sum(row["price"] * 2 for row in rows if row is not None and not row.hidden)
    if total > 100 and name != "":
        total -= 1
    elif total == 0:
        return []
    elif 1 < total <= 5:
        pass
    else:
        raise ValueError("bad total") from None
    return [{"id": r.id, "tags": (r.a, r.b), **r.extra} for r in rows]


class Order(models.Base, metaclass=Registry):
    kind = "order"
    limit: int = 10

    def __init__(self, price, /, count=1, *, note=None):
        self.price, self.count = price, count
        self.lines[0:2] = [note]

    @property
    def shell(self):
        cmd = "ls " + self.note
        os.system(cmd)  # a shell sees the note
        sp.run(cmd, shell=True, check=False)
        return lambda x, y=2: x if x else y

    def parse(self, text):
        try:
            value = eval(text)  # runs whatever the text says
        except (ValueError, Bad) as error:
            log.error("no value", exc_info=error)
        except Exception:
            pass
        else:
            return -value
        finally:
            self.done = True
        for i, item in enumerate(self.lines):
            while item:
                item = item.next
                break
        with open(text) as handle, lock:
            yield handle.read()
        match text:
            case "a" | "b" if self.done:
                del self.lines
            case [first, *rest]:
                assert first, "empty"
        print('one' "two", b"raw", 0x10, 1.5, True, None, ..., sep="")
