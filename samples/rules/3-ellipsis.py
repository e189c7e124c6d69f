def first_line(path):
    # ruleid: 3-ellipsis
    file = open(path, encoding="utf-8")
    line = file.readline()
    file.close()
    return line


def has_lines(path):
    # ruleid: 3-ellipsis
    file = open(path)
    for line in file:
        if line.strip():
            file.close()
            return True
    return False


def all_lines(path):
    # ok: 3-ellipsis
    with open(path) as file:
        return list(file)


def opened(path):
    # ok: 3-ellipsis
    file = open(path)
    return file
