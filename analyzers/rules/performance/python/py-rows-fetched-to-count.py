def django(user):
    # ruleid: py-rows-fetched-to-count
    return len(Order.objects.filter(user=user))


def alchemy(session):
    # ruleid: py-rows-fetched-to-count
    return len(session.query(Order).filter_by(open=True).all())


def counted(user, session):
    # ok: py-rows-fetched-to-count
    n = Order.objects.filter(user=user).count()
    # ok: py-rows-fetched-to-count
    rows = session.query(Order).all()
    show(rows)
    return n + len(rows)
