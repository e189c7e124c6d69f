class A:
    def __init__(self, x):
        self._x = x
        self._y = 'k'
    @property
    def x(self):
        return self._x
    @property
    def y(self):
        return self._y
    @functools.cached_property
    def same(self):
        return self._x
    @property
    def made(self):
        return scrub(self._x)
a = A(take_input())
# ruleid: far
danger(a.x)
# ok: far
danger(a.y)
# ruleid: far
danger(a.same)
# ok: far
danger(a.made)
