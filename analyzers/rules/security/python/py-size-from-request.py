from flask import Flask, abort, request

app = Flask(__name__)


@app.route("/rows")
def rows():
    count = int(request.args["count"])
    # ruleid: py-size-from-request
    return {"rows": [new_row(i) for i in range(count)]}


@app.route("/blob")
def blob():
    # ruleid: py-size-from-request
    return bytes(bytearray(int(request.args.get("size", "10"))))


@app.route("/limited")
def limited():
    count = int(request.args["count"])
    if count > 1000:
        abort(400)
    # ok: py-size-from-request
    return {"rows": [new_row(i) for i in range(count)]}


@app.route("/least")
def least():
    count = min(int(request.args["count"]), 1000)
    # ok: py-size-from-request
    return {"rows": [new_row(i) for i in range(count)]}


@app.route("/names", methods=["POST"])
def names():
    # ok: py-size-from-request
    return {"rows": [new_row(i) for i in range(len(request.json["names"]))]}
