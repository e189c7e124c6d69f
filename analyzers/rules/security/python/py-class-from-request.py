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
