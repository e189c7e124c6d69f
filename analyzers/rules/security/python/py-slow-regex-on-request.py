import re

from flask import Flask, abort, request

app = Flask(__name__)
NAME = re.compile(r"^([a-zA-Z]+\s?)+$")
WORD = re.compile(r"^[a-zA-Z]+(\s[a-zA-Z]+)*$")


@app.route("/name", methods=["POST"])
def name():
    # ruleid: py-slow-regex-on-request
    return str(bool(NAME.match(request.form["name"])))


@app.route("/mail", methods=["POST"])
def mail():
    text = request.form["mail"]
    # ruleid: py-slow-regex-on-request
    if not re.fullmatch(r"([\w.-]+)+@example\.org", text):
        abort(400)
    return "known"


@app.route("/word", methods=["POST"])
def word():
    # ok: py-slow-regex-on-request
    return str(bool(WORD.match(request.form["word"])))


@app.route("/short", methods=["POST"])
def short():
    text = request.form["name"]
    if len(text) > 20:
        abort(400)
    # ok: py-slow-regex-on-request
    return str(bool(NAME.match(text)))


def own(line):
    # ok: py-slow-regex-on-request
    return NAME.match(line)


@app.route("/digits")
def digits():
    # ok: py-slow-regex-on-request
    return str(bool(re.search(r"(\d+,)+\d+$", request.args["list"])))
