from Crypto.Cipher import PKCS1_OAEP, PKCS1_v1_5
from Crypto.Signature import pkcs1_15
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding


def old(key, text):
    # ruleid: py-rsa-without-oaep
    return key.encrypt(text, padding.PKCS1v15())


def older(key, text):
    # ruleid: py-rsa-without-oaep
    return PKCS1_v1_5.new(key).encrypt(text)


def right(key, text):
    # ok: py-rsa-without-oaep
    return PKCS1_OAEP.new(key).encrypt(text)


def signature(key, text):
    # ok: py-rsa-without-oaep
    return key.sign(text, padding.PKCS1v15(), hashes.SHA256())


def signed(key, digest):
    # ok: py-rsa-without-oaep
    return pkcs1_15.new(key).sign(digest)
