class Above:
    def put(self, x):
        self.held = x
        self.other = 'k'
