import tarfile


def unpack(path, folder):
    with tarfile.open(path) as archive:
        # ruleid: py-tar-extract-unfiltered
        archive.extractall(folder)


def unpack_here(path):
    tar = tarfile.open(path, "r:gz")
    # ruleid: py-tar-extract-unfiltered
    tar.extractall()
    tar.close()


def unpack_right(path, folder):
    with tarfile.open(path) as archive:
        # ok: py-tar-extract-unfiltered
        archive.extractall(folder, filter="data")


def unpack_anywhere(path, folder):
    with tarfile.open(path) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(folder, filter="data")
        else:
            # ok: py-tar-extract-unfiltered
            archive.extractall(folder)


def unpack_checked(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if member.name.startswith(("/", "..")):
                raise ValueError(member.name)
        # ok: py-tar-extract-unfiltered
        archive.extractall(folder)
