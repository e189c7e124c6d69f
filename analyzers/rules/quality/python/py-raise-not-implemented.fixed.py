"""Storage back ends."""


class Store:
    def read(self, key):
        # ruleid: py-raise-not-implemented
        raise NotImplementedError

    def write(self, key, value):
        # ruleid: py-raise-not-implemented
        raise NotImplementedError("write")

    def delete(self, key):
        # ok: py-raise-not-implemented
        raise NotImplementedError("delete")

    def __lt__(self, other):
        # ok: py-raise-not-implemented
        return NotImplemented
