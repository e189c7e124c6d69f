def last():
    names = ["a", "b", "c"]
    # ruleid: index-past-end
    return names[3]


def before():
    pair = (1, 2)
    # ruleid: index-past-end
    return pair[-3]


def third():
    names = ["a", "b", "c"]
    # ok: index-past-end
    return names[2]


def grown(more):
    names = ["a"]
    names.append(more)
    # ok: index-past-end
    return names[1]
