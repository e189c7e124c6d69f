import importlib.util
import runpy

from flask import Flask, request

app = Flask(__name__)
JOBS = {"daily": "jobs/daily.py"}


@app.route("/run", methods=["POST"])
def run():
    # ruleid: py-code-file-from-request
    runpy.run_path("jobs/" + request.form["job"])
    return "done"


@app.route("/plugin", methods=["POST"])
def plugin():
    path = request.json["path"]
    # ruleid: py-code-file-from-request
    spec = importlib.util.spec_from_file_location("plugin", path)
    return str(spec)


@app.route("/known", methods=["POST"])
def known():
    # ok: py-code-file-from-request
    runpy.run_path(JOBS["daily"])
    return "done"


def load(path):
    # ok: py-code-file-from-request
    return importlib.util.spec_from_file_location("plugin", path)
