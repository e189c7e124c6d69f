import os

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import modes


def box():
    # ruleid: py-key-in-code
    return Fernet(b"cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=")


def mode():
    # ruleid: py-key-in-code
    return modes.CBC(b"0123456789abcdef")


def box_right():
    # ok: py-key-in-code
    return Fernet(os.environ["KEY"])


def mode_right():
    # ok: py-key-in-code
    return modes.CBC(os.urandom(16))
