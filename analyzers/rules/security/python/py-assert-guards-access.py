def remove(request, note):
    # ruleid: py-assert-guards-access
    assert request.user.is_staff
    note.delete()


def publish(user, note):
    # ruleid: py-assert-guards-access
    assert user.has_perm("notes.publish"), "not allowed"
    note.publish()


def remove_right(request, note):
    # ok: py-assert-guards-access
    if not request.user.is_staff:
        raise PermissionError("not allowed")
    note.delete()


def average(numbers):
    # ok: py-assert-guards-access
    assert len(numbers) > 0
    return sum(numbers) / len(numbers)
