import os
from flask import request, send_file, send_from_directory
from werkzeug.utils import secure_filename


def show():
    # ruleid: py-path-from-request
    return send_file(os.path.join("uploads", request.args["name"]))


def read():
    # ruleid: py-path-from-request
    with open("uploads/" + request.args.get("name", "")) as handle:
        return handle.read()


def remove(request):
    # ruleid: py-path-from-request
    os.remove(f"uploads/{request.POST['name']}")


def show_right():
    # ok: py-path-from-request
    return send_from_directory("uploads", request.args["name"])


def remove_right():
    # ok: py-path-from-request
    os.remove(os.path.join("uploads", secure_filename(request.form["name"])))


def cleaned(folder):
    name = pathvalidate.sanitize_filename(request.form["name"])
    # ok: py-path-from-request
    with open(folder / name) as file:
        return file.read()
