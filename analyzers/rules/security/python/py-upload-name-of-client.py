import os
import uuid

from fastapi import UploadFile
from flask import Flask, abort, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
FOLDER = "static/uploads"
ENDINGS = {".png", ".jpg"}


@app.route("/avatar", methods=["POST"])
def avatar():
    file = request.files["avatar"]
    # ruleid: py-upload-name-of-client
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))
    return "stored"


async def attach(file: UploadFile):
    target = os.path.join(FOLDER, os.path.basename(file.filename))
    # ruleid: py-upload-name-of-client
    with open(target, "wb") as out:
        out.write(await file.read())


@app.route("/picture", methods=["POST"])
def picture():
    file = request.files["picture"]
    # ok: py-upload-name-of-client
    file.save(os.path.join(FOLDER, uuid.uuid4().hex + ".png"))
    return "stored"


@app.route("/photo", methods=["POST"])
def photo():
    file = request.files["photo"]
    name = secure_filename(file.filename)
    if os.path.splitext(name)[1].lower() not in ENDINGS:
        abort(400)
    # ok: py-upload-name-of-client
    file.save(os.path.join(FOLDER, name))
    return "stored"


@app.route("/scan", methods=["POST"])
def scan():
    file = request.files["scan"]
    if file and allowed_file(file.filename):
        # ok: py-upload-name-of-client
        file.save(os.path.join(FOLDER, secure_filename(file.filename)))
    return "stored"
