import base64
import pickle
import json
from flask import request


def restore():
    # ruleid: py-pickle-of-request
    return pickle.loads(request.get_data())


def session():
    # ruleid: py-pickle-of-request
    return pickle.loads(base64.b64decode(request.cookies["session"]))


def receive(sock):
    # ruleid: py-pickle-of-request
    return pickle.loads(sock.recv(4096))


def restore_json():
    # ok: py-pickle-of-request
    return json.loads(request.get_data())


def from_cache(path):
    with open(path, "rb") as handle:
        # ok: py-pickle-of-request
        return pickle.load(handle)


def stored(request):
    # ok: py-pickle-of-request
    return pickle.loads(Job.of_user(request.args["id"]).first().state)


class Kept:
    def _hash(self, value):
        return hashlib.sha1(value + settings.SECRET_KEY).hexdigest()

    def get(self):
        given, value = self.request.COOKIES.get("notes").split("$", 1)
        if given == self._hash(value):
            # ok: py-pickle-of-request
            return pickle.loads(value)
        return None

    def get_unsure(self):
        given, value = self.request.COOKIES.get("notes").split("$", 1)
        if given == self.name(value):
            # ruleid: py-pickle-of-request
            return pickle.loads(value)
        return None
