import os
import zipfile
from pathlib import Path


def unpack(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            target = os.path.join(folder, name)
            # ruleid: py-archive-slip
            with open(target, "wb") as out:
                out.write(archive.read(name))


def install(path, folder):
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            # ruleid: py-archive-slip
            Path(folder, info.filename).write_bytes(archive.read(info))


def unpack_checked(path, folder):
    root = Path(folder).resolve()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            target = (root / name).resolve()
            if not target.is_relative_to(root):
                raise ValueError(name)
            # ok: py-archive-slip
            target.write_bytes(archive.read(name))


def unpack_flat(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ok: py-archive-slip
            with open(os.path.join(folder, os.path.basename(name)), "wb") as out:
                out.write(archive.read(name))
