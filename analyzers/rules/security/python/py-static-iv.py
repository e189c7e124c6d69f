import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def zeros(key, text):
    # ruleid: py-static-iv
    return AES.new(key, AES.MODE_CBC, bytes(16)).encrypt(text)


def repeated(key):
    # ruleid: py-static-iv
    return Cipher(algorithms.AES(key), modes.CTR(b"\0" * 16)).encryptor()


def sealed(key, text):
    box = AESGCM(key)
    # ruleid: py-static-iv
    return box.encrypt(b"one nonce for all", text, None)


def drawn(key, text):
    nonce = os.urandom(12)
    # ok: py-static-iv
    return nonce + AESGCM(key).encrypt(nonce, text, None)


def received(key, message):
    # ok: py-static-iv
    return AES.new(key, AES.MODE_CBC, message[:16]).decrypt(message[16:])
