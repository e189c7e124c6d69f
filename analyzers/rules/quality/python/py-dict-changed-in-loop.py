"""Sessions of a server."""


def expire(sessions, now):
    for key, session in sessions.items():
        if session.ends < now:
            # ruleid: py-dict-changed-in-loop
            del sessions[key]


def forget_guests(sessions):
    for key in sessions:
        if key.startswith("guest"):
            # ruleid: py-dict-changed-in-loop
            sessions.pop(key)


def forget_all_of(self, user):
    for key in self.sessions.keys():
        if self.sessions[key].user == user:
            # ruleid: py-dict-changed-in-loop
            self.sessions.pop(key, None)


def expire_safely(sessions, now):
    for key in list(sessions):
        if sessions[key].ends < now:
            # ok: py-dict-changed-in-loop
            del sessions[key]


def forget_one(sessions, user):
    for key, session in sessions.items():
        if session.user == user:
            # ok: py-dict-changed-in-loop
            del sessions[key]
            break


def take(sessions, user):
    for key in sessions:
        if sessions[key].user == user:
            # ok: py-dict-changed-in-loop
            return sessions.pop(key)
    return None


def move(sessions, archive):
    for key in sessions:
        # ok: py-dict-changed-in-loop
        archive.pop(key, None)


def restore(connections, log):
    for key, connection in connections.items():
        try:
            connection.connect()
        except Exception as error:
            # ok: py-dict-changed-in-loop
            connections.pop(key)
            log.exception(error)
            raise


def close_all(connections):
    for key, connection in connections.items():
        if not connection.close():
            # ok: py-dict-changed-in-loop
            del connections[key]
            raise RuntimeError(key)


def rename(query, name):
    for key, value in query.items():
        if key == "NAME":
            # ok: py-dict-changed-in-loop
            query[name] = query.pop(key)
