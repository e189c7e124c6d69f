from flask import render_template, render_template_string, request
from jinja2 import Environment, Template


def preview():
    source = request.form["source"]
    # ruleid: py-template-injection
    return Template(source).render()


def mail(environment: Environment):
    # ruleid: py-template-injection
    return environment.from_string("Dear " + request.args["name"]).render()


def preview_right():
    # ok: py-template-injection
    return render_template("preview.html", text=request.form["source"])


def mail_right():
    # ok: py-template-injection
    return render_template_string("Dear {{ name }}", name=request.args["name"])


def sandboxed():
    safe = SandboxedEnvironment()
    # ok: py-template-injection
    return safe.from_string(request.args["source"]).render()


def stored():
    # ok: py-template-injection
    return render_template_string(open("mails/" + request.args["name"]).read())
