def insert(row):
    # ok: far
    danger(row)


class Table:
    def put(self, key, value):
        # ok: far
        danger(value)
