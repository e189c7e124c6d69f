import base64
import os
from urllib.parse import quote, quote_plus
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


@app.route("/files/<path:name>")
def deep(name):
    # ruleid: py-path-from-request
    return send_file(os.path.join("/srv/files", name))


@app.route("/themes/<name>")
def segment(name):
    # ok: py-path-from-request
    return send_file(os.path.join("/srv/themes", name, "logo.png"))


@app.route("/themes/<path:name>/x")
def chosen(name):
    for path in (safe_join("/srv", theme, name) for theme in (name, "core")):
        # ok: py-path-from-request
        return send_file(path)


@app.route("/export")
def export():
    output = io.BytesIO()
    output.write(rows(request.args["table"]))
    # ok: py-path-from-request
    return send_file(output)


def attached(request):
    upload_file = request.FILES["file"]
    # ok: py-path-from-request
    with open(os.path.join("/srv/uploads", upload_file.name), "wb") as target:
        target.write(upload_file.read())


def form(request):
    name = request.GET["name"]
    if not re.match(r"^[a-z]+$", name):
        raise Http404
    # ok: py-path-from-request
    return open("/srv/" + name)


def exported(request):
    token = AccessToken(request.COOKIES.get("jwt"))
    # ok: py-path-from-request
    return open("/srv/" + str(token["user_id"]) + ".zip", "rb")


def temporary(request):
    # ok: py-path-from-request
    return open(request.FILES["photo"].temporary_file_path(), "rb")


def letters(request):
    name = re.sub(r"[^\w.-]", "", request.GET["name"])
    # ok: py-path-from-request
    return open("/srv/" + name)


def ending(request):
    path = ROOT / request.GET["name"]
    # ok: py-path-from-request
    return open(ROOT / f"copy{path.suffix}")


def last_name(request):
    path = ROOT / request.GET["name"]
    # ok: py-path-from-request
    return open(ROOT / path.name)


def folder_of(request):
    path = ROOT / request.GET["name"]
    # ruleid: py-path-from-request
    return open(path.parent / "copy")


def ending_of_text(request):
    stem, ending = os.path.splitext(request.GET["name"])
    # ok: py-path-from-request
    return open("/srv/copy" + ending)


def stem_of_text(request):
    stem, ending = os.path.splitext(request.GET["name"])
    # ruleid: py-path-from-request
    return open("/srv/" + stem + ending)


def ending(request):
    name = request.GET["name"]
    # ok: py-path-from-request
    open("/srv/" + token() + name[name.rfind("."):])
    # ok: py-path-from-request
    open("/srv/" + token() + "." + name.rsplit(".", 1)[-1])
    # ruleid: py-path-from-request
    return open("/srv/" + name.rsplit(".", 1)[0])


def last(request):
    folder, name = ntpath.split(request.GET["name"])
    # ok: py-path-from-request
    open("/srv/" + name)
    # ok: py-path-from-request
    open("/srv/" + os.path.split(request.GET["name"])[1])
    # ruleid: py-path-from-request
    return open("/srv/" + folder + "/a")


def unpacked(request):
    for sent in request.FILES.values():
        # ok: py-path-from-request
        zipfile.ZipFile(sent)


def pieces(request):
    # ok: py-path-from-request
    return open("/srv/" + "-".join(re.split("[^a-zA-Z0-9]+", request.GET["name"])))


def spelled():
    # ok: py-path-from-request
    open("cache/" + quote_plus(request.args["name"]))
    # ok: py-path-from-request
    open("cache/" + quote(request.args["name"], safe=""))
    # ok: py-path-from-request
    open("cache/" + base64.urlsafe_b64encode(request.args["name"].encode()).decode())
    # ruleid: py-path-from-request
    open("cache/" + quote(request.args["name"]))


def read_back():
    spelt = base64.b64encode(request.args["name"].encode())
    # ruleid: py-path-from-request
    open("cache/" + base64.b64decode(spelt).decode())


def below():
    path = (Path("/srv") / request.args["name"]).resolve()
    if Path("/srv") not in path.parents:
        abort(404)
    # ok: py-path-from-request
    return send_file(path)
