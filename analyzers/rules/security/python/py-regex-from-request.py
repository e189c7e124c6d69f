import re

from flask import request


def search(lines):
    wanted = request.args["q"]
    # ruleid: py-regex-from-request
    return [line for line in lines if re.search(wanted, line)]


def build():
    # ruleid: py-regex-from-request
    return re.compile("^" + request.form["prefix"])


def search_right(lines):
    wanted = re.escape(request.args["q"])
    # ok: py-regex-from-request
    return [line for line in lines if re.search(wanted, line)]


def check():
    # ok: py-regex-from-request
    return re.match("^[a-z]+$", request.args["q"])


def compiled(regex):
    # ok: py-regex-from-request
    return regex.match(request.args["q"])
