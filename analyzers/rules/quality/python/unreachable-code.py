import sys


def total(order):
    return order.total
    # ruleid: unreachable-code
    print(order)


def check(order):
    if order.paid:
        return True
    else:
        raise ValueError("not paid")
    # ruleid: unreachable-code
    order.close()


def stop(message):
    print(message)
    sys.exit(1)
    # ruleid: unreachable-code
    print("stopped")


def nothing():
    return
    # ok: unreachable-code
    yield


def loop(queue):
    while True:
        if queue.done:
            break
        queue.step()
    # ok: unreachable-code
    queue.close()
