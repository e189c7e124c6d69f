def share(total, people):
    if people == 0:
        # ruleid: divided-by-zero
        return total / people
    # ok: divided-by-zero
    return total / people


def rate(hits):
    seen = 0
    # ruleid: divided-by-zero
    return hits % seen


def average(values):
    count = 0
    for _ in values:
        count += 1
    # ok: divided-by-zero
    return sum(values) / count
