class User:
    def __init__(self, name):
        self._name = name
        self._k = "k"
    @property
    def upper(self):
        return self._name.upper()
    @property
    def both(self):
        return f"{self._k}:{self._name}"
    @property
    def k(self):
        return self._k + "!"
    @property
    def safe(self):
        return scrub(self._name)
    @property
    def clean(self):
        return self._c
    @clean.setter
    def clean(self, v):
        self._c = scrub(v)
    @property
    def dirty(self):
        return self._d + "!"
    @dirty.setter
    def dirty(self, v):
        self._d = v
    def twice(self):
        return self._d + self._d
