from flask import Flask, request

from models import User, session

app = Flask(__name__)
FIELDS = {"name", "mail"}


@app.route("/users", methods=["POST"])
def create():
    # ruleid: py-mass-assignment
    session.add(User(**request.get_json()))
    return "created"


@app.route("/users/<int:key>", methods=["PUT"])
def update(key):
    user = session.get(User, key)
    data = request.get_json()
    for name, value in data.items():
        # ruleid: py-mass-assignment
        setattr(user, name, value)
    return "updated"


@app.route("/users/<int:key>/name", methods=["PUT"])
def rename(key):
    user = session.get(User, key)
    for name, value in request.json.items():
        if name in FIELDS:
            # ok: py-mass-assignment
            setattr(user, name, value)
    return "updated"


@app.route("/signup", methods=["POST"])
def sign_up():
    # ok: py-mass-assignment
    session.add(User(name=request.json["name"], mail=request.json["mail"]))
    return "created"


@app.route("/login", methods=["POST"])
def login():
    # ok: py-mass-assignment
    form = LoginForm(**request.get_json())
    return form.mail
