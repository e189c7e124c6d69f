from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup


def label(name):
    # ruleid: py-mark-safe-built
    return mark_safe("<b>%s</b>" % name)


def link(url, text):
    # ruleid: py-mark-safe-built
    return Markup(f'<a href="{url}">{text}</a>')


def label_right(name):
    # ok: py-mark-safe-built
    return format_html("<b>{}</b>", name)


def escaped(name):
    # ok: py-mark-safe-built
    return mark_safe("<b>%s</b>" % escape(name))


def line():
    # ok: py-mark-safe-built
    return mark_safe("<hr>")
