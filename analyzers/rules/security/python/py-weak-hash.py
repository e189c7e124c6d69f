import hashlib

from cryptography.hazmat.primitives import hashes


def sign(message, secret):
    # ruleid: py-weak-hash
    return hashlib.md5(secret + message).hexdigest()


def verify(message, expected):
    # ruleid: py-weak-hash
    h = hashlib.new("sha1")
    h.update(message)
    return h.digest() == expected


def signature_hash():
    # ruleid: py-weak-hash
    return hashes.SHA1()


def sign_right(message, secret):
    # ok: py-weak-hash
    return hashlib.sha256(secret + message).hexdigest()


def bucket(name):
    # ok: py-weak-hash
    return hashlib.md5(name, usedforsecurity=False).hexdigest()


def file_checksum(data):
    # ok: py-weak-hash
    return hashlib.md5(data).hexdigest()
