import hashlib
import os


def store(user, password):
    # ruleid: py-fast-password-hash
    user.hash = hashlib.md5(password.encode()).hexdigest()


def check(user, password, salt):
    # ruleid: py-fast-password-hash
    return hashlib.sha256((salt + password).encode()).hexdigest() == user.hash


def store_right(user, password):
    salt = os.urandom(16)
    # ok: py-fast-password-hash
    user.hash = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def checksum(data):
    # ok: py-fast-password-hash
    return hashlib.sha256(data).hexdigest()
