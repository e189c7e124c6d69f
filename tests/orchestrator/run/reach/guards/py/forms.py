def tidy(form):
    form["a"] = scrub(form["a"])


def tidy_some(form, really):
    if really:
        form["a"] = scrub(form["a"])


def show(value):
    danger(value)
