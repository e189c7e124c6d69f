import ast
import json
from flask import request


def calculate():
    # ruleid: py-eval-of-input
    return str(eval(request.args["expression"]))


def configure(request):
    # ruleid: py-eval-of-input
    exec(request.POST.get("script"), {})


def ask():
    # ok: py-eval-of-input
    return eval(input("Range: "))


def literal():
    # ok: py-eval-of-input
    return ast.literal_eval(request.args["value"])


def constant():
    # ok: py-eval-of-input
    return eval("1 + 1")


def data():
    # ok: py-eval-of-input
    return json.loads(request.data)
