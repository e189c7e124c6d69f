from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import rsa


def short():
    # ruleid: py-small-rsa-key
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


def shorter():
    # ruleid: py-small-rsa-key
    return RSA.generate(512)


def right():
    # ok: py-small-rsa-key
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def chosen(bits):
    # ok: py-small-rsa-key
    return RSA.generate(bits)
