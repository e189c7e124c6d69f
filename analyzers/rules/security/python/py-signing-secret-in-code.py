import os
import jwt
from flask import Flask

app = Flask(__name__)
# ruleid: py-signing-secret-in-code
app.secret_key = "correct horse battery"
# ruleid: py-signing-secret-in-code
app.config["JWT_SECRET_KEY"] = "staple"
# ok: py-signing-secret-in-code
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
# ok: py-signing-secret-in-code
app.config["SESSION_COOKIE_NAME"] = "shop"


def ticket(user):
    # ruleid: py-signing-secret-in-code
    return jwt.encode({"sub": user}, "correct horse battery", algorithm="HS256")


def ticket_right(user, key):
    # ok: py-signing-secret-in-code
    return jwt.encode({"sub": user}, key, algorithm="HS256")
