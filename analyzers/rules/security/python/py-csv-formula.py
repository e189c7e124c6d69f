import csv
import io

from flask import Flask, Response, request

app = Flask(__name__)


def cell_safe(text):
    return "'" + text if text[:1] in "=+-@" else text


@app.route("/export", methods=["POST"])
def export():
    out = io.StringIO()
    writer = csv.writer(out)
    for entry in request.json["entries"]:
        # ruleid: py-csv-formula
        writer.writerow([entry["name"], entry["comment"]])
    return Response(out.getvalue(), mimetype="text/csv")


@app.route("/feedback", methods=["POST"])
def feedback():
    with open("feedback.csv", "a") as out:
        writer = csv.DictWriter(out, ["mail", "text"])
        # ruleid: py-csv-formula
        writer.writerow({"mail": request.form["mail"], "text": request.form["text"]})
    return "thanks"


@app.route("/rating", methods=["POST"])
def rating():
    with open("ratings.csv", "a") as out:
        writer = csv.writer(out)
        # ok: py-csv-formula
        writer.writerow([int(request.form["stars"])])
    return "thanks"


@app.route("/vote", methods=["POST"])
def vote():
    with open("votes.csv", "a") as out:
        writer = csv.writer(out)
        # ok: py-csv-formula
        writer.writerow([escape_formula(request.form["name"])])
    return "thanks"
