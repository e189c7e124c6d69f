import logging

from flask import request

log = logging.getLogger(__name__)


def login():
    # ruleid: py-log-injection
    log.info(f"login of {request.form['user']}")


def failed():
    user = request.form["user"]
    # ruleid: py-log-injection
    log.warning("failed login of %s", user)


def quoted():
    # ok: py-log-injection
    log.info("login of %r", request.form["user"])


def number():
    # ok: py-log-injection
    log.info("page %s", int(request.args["page"]))
