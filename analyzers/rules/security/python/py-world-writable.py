import os
from pathlib import Path


def share(path):
    # ruleid: py-world-writable
    os.chmod(path, 0o777)


def share_log(folder):
    # ruleid: py-world-writable
    Path(folder, "app.log").chmod(0o666)


def keep(path):
    # ok: py-world-writable
    os.chmod(path, 0o600)


def shared_folder(path):
    # ok: py-world-writable
    os.chmod(path, 0o755)
