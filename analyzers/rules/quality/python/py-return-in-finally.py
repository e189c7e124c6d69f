"""Sends a message over a connection."""


def send(connection, message):
    sent = False
    try:
        connection.send(message)
        sent = True
    finally:
        connection.close()
        # ruleid: py-return-in-finally
        return sent


def send_all(connection, messages):
    try:
        for message in messages:
            connection.send(message)
    except OSError:
        connection.reset()
    finally:
        if connection.broken:
            # ruleid: py-return-in-finally
            return None
    return messages


def send_carefully(connection, message):
    try:
        # ok: py-return-in-finally
        return connection.send(message)
    finally:
        connection.close()


def send_later(connection, message):
    try:
        connection.open()
    finally:
        def close():
            # ok: py-return-in-finally
            return connection.close()

        connection.on_idle(close)
        # ok: py-return-in-finally
        connection.on_end(lambda: connection.forget())
    # ok: py-return-in-finally
    return connection.send(message)
