def tidy(x):
    return scrub(x)


def plain(x):
    return x
