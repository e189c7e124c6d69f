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


def cleaned():
    # ok: py-log-injection
    log.info("login of %s", remove_linebreaks(request.form["user"]))


def address():
    # ok: py-log-injection
    log.info("login from %s", request.META.get("REMOTE_ADDR"))


def method():
    # ok: py-log-injection
    log.info("sent by %s", request.META["REQUEST_METHOD"])


def proxied():
    # ok: py-log-injection
    log.info("login of %s", request.headers.get(settings.REMOTE_USER_HEADER))


def named(request, header):
    # ok: py-log-injection
    log.info("login of %s", request.META.get(header))


def queued(request, queue):
    entry = {"name": request.GET["name"], "by": "web"}
    # ok: py-log-injection
    log.info("queued %s", entry)


def form(request):
    # ok: py-log-injection
    log.info("sent: %s", request.POST)


def agent(request):
    # ok: py-log-injection
    log.info("seen with %s", request.headers.get("User-Agent"))
