from flask import render_template_string, request


def hello():
    # ruleid: py-template-from-input
    return render_template_string("<b>Hello " + request.args["name"] + "</b>")


def card(name):
    # ruleid: py-template-from-input
    return render_template_string(f"<b>{name}</b>")


def preview():
    source = request.form["template"]
    # ruleid: py-template-from-input
    return render_template_string(source)


def hello_right():
    # ok: py-template-from-input
    return render_template_string("<b>Hello {{ name }}</b>", name=request.args["name"])


def page(source):
    # ok: py-template-from-input
    return render_template_string(source)
