from flask import request


def login(db):
    data = request.get_json()
    # ruleid: py-nosql-injection
    return db.users.find_one({"name": data["name"], "password": data["password"]})


def search(collection):
    # ruleid: py-nosql-injection
    return collection.find(request.json)


def login_right(db):
    data = request.get_json()
    # ok: py-nosql-injection
    return db.users.find_one({"name": str(data["name"])})


def by_form(db):
    # ok: py-nosql-injection
    return db.users.find_one({"name": request.form["name"]})
