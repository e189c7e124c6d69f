def login(response, token):
    # ruleid: py-cookie-script-readable
    response.set_cookie("session_token", token, secure=True)


def remember(response, token):
    # ruleid: py-cookie-script-readable
    response.set_cookie("remember_me", token, secure=True, httponly=False)


def login_right(response, token):
    # ok: py-cookie-script-readable
    response.set_cookie("session_token", token, secure=True, httponly=True)


def csrf(response, token):
    # ok: py-cookie-script-readable
    response.set_cookie("csrf_token", token, secure=True)


def theme(response, name):
    # ok: py-cookie-script-readable
    response.set_cookie("theme", name, httponly=False)
