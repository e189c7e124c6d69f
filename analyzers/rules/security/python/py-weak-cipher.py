from Crypto.Cipher import AES, DES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal_old(key, text):
    # ruleid: py-weak-cipher
    return DES.new(key, DES.MODE_CBC, b"12345678").encrypt(text)


def seal_blocks(key, text):
    # ruleid: py-weak-cipher
    return AES.new(key, AES.MODE_ECB).encrypt(text)


def encryptor(key):
    # ruleid: py-weak-cipher
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor()


def seal(key, nonce, text):
    # ok: py-weak-cipher
    return AESGCM(key).encrypt(nonce, text, None)


def wrap(wrapping_key):
    # ok: py-weak-cipher
    return Cipher(algorithms.AES(wrapping_key), modes.ECB()).encryptor()


def seal_gcm(key, text):
    # ok: py-weak-cipher
    return AES.new(key, AES.MODE_GCM).encrypt_and_digest(text)
