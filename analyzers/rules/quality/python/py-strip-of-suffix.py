"""Names of files and addresses."""


def stem(name):
    # ruleid: py-strip-of-suffix
    return name.rstrip(".txt")


def host(address):
    # ruleid: py-strip-of-suffix
    return address.lstrip("http://").split("/")[0]


def plain(name):
    # ruleid: py-strip-of-suffix
    return name.strip("letter")


def stem_of(name):
    # ok: py-strip-of-suffix
    return name.removesuffix(".txt")


def words(line):
    # ok: py-strip-of-suffix
    return line.strip(" \t\r\n").split()


def digits(number):
    # ok: py-strip-of-suffix
    return number.lstrip("0").rstrip(".,;")


def hexadecimal(number):
    # ok: py-strip-of-suffix
    return number.strip("abcdef0123456789")
