import gzip
import zipfile
import zlib

from flask import Flask, abort, request

app = Flask(__name__)


@app.route("/ingest", methods=["POST"])
def ingest():
    # ruleid: py-unpacked-without-limit
    body = gzip.decompress(request.data)
    return str(len(body))


@app.route("/import", methods=["POST"])
def import_archive():
    with zipfile.ZipFile(request.files["archive"]) as archive:
        # ruleid: py-unpacked-without-limit
        archive.extractall("work")
    return "done"


@app.route("/part", methods=["POST"])
def part():
    # ok: py-unpacked-without-limit
    return zlib.decompressobj().decompress(request.data, 1 << 20)


@app.route("/checked", methods=["POST"])
def checked():
    with zipfile.ZipFile(request.files["archive"]) as archive:
        if sum(info.file_size for info in archive.infolist()) > 1 << 30:
            abort(413)
        # ok: py-unpacked-without-limit
        archive.extractall("work")
    return "done"


def own(path):
    with open(path, "rb") as file:
        # ok: py-unpacked-without-limit
        return gzip.decompress(file.read())
