import importlib

from flask import request

EXPORTS = {"csv": export_csv}


def plugin():
    # ruleid: py-class-from-request
    return importlib.import_module("plugins." + request.args["name"]).run()


def call(service):
    name = request.args["action"]
    # ruleid: py-class-from-request
    return getattr(service, name)()


def mapped():
    # ok: py-class-from-request
    return EXPORTS[request.args["kind"]]()


def fixed():
    # ok: py-class-from-request
    return importlib.import_module("plugins.csv").run()


def shown(page):
    kind = request.args["kind"]
    # ok: py-class-from-request
    return getattr(page, f"show_{kind}")()


def drawn(page):
    # ok: py-class-from-request
    return getattr(page, "draw_" + request.args["kind"])()
