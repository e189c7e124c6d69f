import shop.store.tables
from shop.store import Rows, insert
from ..store.tables import insert_clean, keep, named
from . import inputs
from .circle import ping
from nowhere import unknown
import missing.module


def one():
    insert(inputs.query())
    insert_clean(inputs.query())
    keep(inputs.fixed())
    keep(inputs.cleaned())


def two():
    rows = Rows(inputs.query())
    rows.put("key", inputs.query())
    rows.put(inputs.query(), "value")
    rows.inherited(inputs.query())
    rows.keep(inputs.cleaned())
    rows.show()


def three():
    # ruleid: far
    danger(inputs.query())
    # todook: far
    danger(inputs.cleaned())
    # ok: far
    danger(inputs.fixed())
    shop.store.tables.named(1, second=inputs.query())


def four():
    ping(inputs.query(), 10)


def five():
    box = {}
    inputs.into(box)
    # ruleid: far
    danger(box["key"])


def six():
    # ruleid: far
    danger(unknown(inputs.query()))
    missing.module.insert(inputs.query())
