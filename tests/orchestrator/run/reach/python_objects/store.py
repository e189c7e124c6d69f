class Store:
    def __init__(self, query, name):
        self.query = query
        self.name = name
        self.later = ""

    def run(self):
        # ruleid: far
        danger(self.query)

    def show(self):
        # ok: far
        danger(self.name)

    def put(self, value):
        self.later = value

    def run_later(self):
        # ruleid: far
        danger(self.later)

    def get_query(self):
        return self.query

    def get_name(self):
        return self.name

    def fill(self):
        self.name = take_input()
