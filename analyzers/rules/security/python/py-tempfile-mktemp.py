import tempfile
from tempfile import mktemp


def export(rows):
    # ruleid: py-tempfile-mktemp
    path = tempfile.mktemp(suffix=".csv")
    with open(path, "w") as out:
        out.writelines(rows)
    return path


def socket_name():
    # ruleid: py-tempfile-mktemp
    return mktemp(prefix="agent-")


def export_safely(rows):
    # ok: py-tempfile-mktemp
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as out:
        out.writelines(rows)
    return out.name


def pipe():
    # ok: py-tempfile-mktemp
    return tempfile.mktemp(prefix=r"\.\pipe\shop-")


def private(folder):
    # ok: py-tempfile-mktemp
    return tempfile.mktemp(dir=folder)
