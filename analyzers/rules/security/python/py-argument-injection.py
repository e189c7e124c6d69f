import os
import subprocess

from flask import Flask, abort, request

app = Flask(__name__)


@app.route("/clone", methods=["POST"])
def clone():
    address = request.form["address"]
    # ruleid: py-argument-injection
    subprocess.run(["git", "clone", "--depth", "1", address, "work"], check=True)
    return "done"


@app.route("/fetch")
def fetch():
    # ruleid: py-argument-injection
    return subprocess.check_output(["curl", "-sS", request.args.get("page")])


@app.route("/log")
def log():
    name = request.args["file"]
    # ok: py-argument-injection
    return subprocess.check_output(["git", "log", "--oneline", "--", name])


@app.route("/branch")
def branch():
    name = request.args["branch"]
    if name.startswith("-"):
        abort(400)
    # ok: py-argument-injection
    return subprocess.check_output(["git", "log", name])


@app.route("/ping")
def ping():
    count = int(request.args["count"])
    # ok: py-argument-injection
    return subprocess.check_output(["ping", "-c", str(count), "localhost"])


@app.route("/thumb")
def thumb():
    # ok: py-argument-injection
    subprocess.run(["convert", os.path.join("/srv/images", request.args["id"]), "out.png"])
