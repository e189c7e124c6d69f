from m import A
class B(A):
    def own(self):
        # ruleid: far
        danger(self._x)
b = B(take_input())
b.own()
a = A(take_input())
# ruleid: far
danger(a.x)
# ruleid: far
danger(a.same)
# ok: far
danger(a.y)
