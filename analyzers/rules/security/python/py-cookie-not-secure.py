import settings


def remember(response, token):
    # ruleid: py-cookie-not-secure
    response.set_cookie("theme", token, path="/", secure=False, httponly=True)


def login(response, token):
    # ruleid: py-cookie-not-secure
    response.set_cookie("session_token", token, httponly=True)


def login_right(response, token):
    # ok: py-cookie-not-secure
    response.set_cookie("session_token", token, secure=True, httponly=True)


def login_by_setting(response, token):
    # ok: py-cookie-not-secure
    response.set_cookie("session_token", token, secure=settings.COOKIE_SECURE)


def theme(response, name):
    # ok: py-cookie-not-secure
    response.set_cookie("theme", name)
