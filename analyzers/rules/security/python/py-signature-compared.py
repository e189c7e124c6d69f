import hashlib
import hmac


def is_signed(key, text, given):
    expected = hmac.new(key, text, hashlib.sha256).hexdigest()
    # ruleid: py-signature-compared
    return given == expected


def is_named(key, text, header):
    mac = hmac.new(key, digestmod="sha256")
    mac.update(text)
    # ruleid: py-signature-compared
    if "sha256=" + mac.hexdigest() != header:
        raise ValueError("not signed")


def right(key, text, given):
    expected = hmac.new(key, text, hashlib.sha256).hexdigest()
    # ok: py-signature-compared
    return hmac.compare_digest(expected, given)


def checksum(text, given):
    # ok: py-signature-compared
    return hashlib.sha256(text).hexdigest() == given
