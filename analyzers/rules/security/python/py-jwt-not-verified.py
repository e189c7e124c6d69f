import jwt


def user_of(token):
    # ruleid: py-jwt-not-verified
    return jwt.decode(token, options={"verify_signature": False})["sub"]


def old(token, key):
    # ruleid: py-jwt-not-verified
    return jwt.decode(token, key, verify=False)


def any_algorithm(token, key):
    # ruleid: py-jwt-not-verified
    return jwt.decode(token, key, algorithms=["HS256", "none"])


def verified(token, key):
    # ok: py-jwt-not-verified
    return jwt.decode(token, key, algorithms=["RS256"], audience="orders")


def without_expiry(token, key):
    # ok: py-jwt-not-verified
    return jwt.decode(token, key, algorithms=["RS256"], options={"verify_exp": False})
