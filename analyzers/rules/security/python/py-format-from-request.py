from string import Template

from flask import Flask, g, request

app = Flask(__name__)


@app.route("/greet")
def greet():
    # ruleid: py-format-from-request
    return request.args["greeting"].format(user=g.user)


@app.route("/label", methods=["POST"])
def label():
    form = "* " + request.form["form"]
    # ruleid: py-format-from-request
    return form.format(g.entry)


@app.route("/hello")
def hello():
    # ok: py-format-from-request
    return "Hello {}".format(request.args["name"])


@app.route("/template")
def template():
    # ok: py-format-from-request
    return Template(request.args["greeting"]).safe_substitute(name=g.user.name)
