import tools
import tools as t
from exported import clean, keep_it
from middle import run, run_clean, run_later
from reader import read, read_clean
from tools import Holder, Tool, add_to, fill, fill_far, kind, must_be_word, second, with_value


def direct():
    # ok: far
    danger(clean(take_input()))
    # ruleid: far
    danger(keep_it(take_input()))


def qualified():
    # ok: far
    danger(tools.clean(take_input()))
    # ruleid: far
    danger(tools.keep(take_input()))
    # ok: far
    danger(t.clean(take_input()))
    # ruleid: far
    danger(t.keep(take_input()))


def chained():
    # ok: far
    danger(t.clean_far(take_input()))
    # ruleid: far
    danger(t.keep_far(take_input()))
    value = t.clean_far(t.keep_far(take_input()))
    # ok: far
    danger(value)


def constant():
    # ok: far
    danger(kind(take_input()))


def one_of_two():
    # ok: far
    danger(second(take_input(), "k"))
    # ruleid: far
    danger(second("k", take_input()))


def by_side_effect(out, other, items):
    fill(out, take_input())
    # ruleid: far
    danger(out.value)
    fill_far(other, take_input())
    # ruleid: far
    danger(other.value)
    # ok: far
    danger(other.name)


def into_a_list():
    items = []
    add_to(items, take_input())
    # ruleid: far
    danger(items[0])


def called_back():
    # ruleid: far
    with_value(take_input(), lambda v: danger(v))
    # ok: far
    with_value(take_input(), lambda v: danger(scrub(v)))


def judged():
    x = take_input()
    must_be_word(x)
    # ok: far
    danger(x)


def methods():
    tool = Tool()
    # ok: far
    danger(tool.clean(take_input()))
    # ruleid: far
    danger(tool.keep(take_input()))
    wrapped = Tool.wrap(take_input())
    # ruleid: far
    danger(wrapped["name"])
    # ok: far
    danger(wrapped["kind"])


def held():
    holder = Holder(take_input(), "k")
    # ruleid: far
    danger(holder.get_name())
    # ok: far
    danger(holder.get_kind())


def put_later():
    holder = Holder("n", "k")
    holder.put(take_input())
    # ruleid: far
    danger(holder.get_later())
    # ok: far
    danger(holder.get_name())


def sinks_elsewhere():
    x = take_input()
    run(x)
    run_clean(x)
    run_later(x)


def sources_elsewhere():
    # ruleid: far
    danger(read())
    # ok: far
    danger(read_clean())
