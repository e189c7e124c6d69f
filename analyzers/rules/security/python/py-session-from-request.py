from flask import request, session


def enter():
    # ruleid: py-session-from-request
    session["user"] = request.args["user"]


def remember():
    name = request.form.get("key")
    # ruleid: py-session-from-request
    session[name] = 1


def enter_right(users):
    user = users.check(int(request.form["id"]))
    # ok: py-session-from-request
    session["user"] = int(request.form["id"])


def language():
    wanted = request.args["language"]
    if wanted not in ("de", "en"):
        return
    # ok: py-session-from-request
    session["language"] = wanted


def color():
    # ok: py-session-from-request
    session["color"] = request.args["color"]


def remembered():
    serializer = URLSafeSerializer(app.secret_key)
    # ok: py-session-from-request
    session["user_id"] = serializer.loads(request.cookies["remember"])["id"]
