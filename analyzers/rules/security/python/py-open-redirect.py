from django.http import HttpResponseRedirect
from flask import redirect, request, url_for


def done():
    # ruleid: py-open-redirect
    return redirect(request.args.get("next"))


def leave(request):
    # ruleid: py-open-redirect
    return HttpResponseRedirect(request.GET["to"])


def home():
    # ok: py-open-redirect
    return redirect(url_for("index"))


def user():
    # ok: py-open-redirect
    return redirect(url_for("user", name=request.args["name"]))


def back():
    # ok: py-open-redirect
    return redirect(request.headers.get("Referer"))
