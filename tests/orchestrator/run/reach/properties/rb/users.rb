def a
  u = User.new(take_input())
  # ruleid: far
  danger(u.upper)
  # ok: far
  danger(u.k)
  # ok: far
  danger(u.clean)
end
def b
  u = User.new("fixed")
  # ok: far
  danger(u.upper)
  u.clean = take_input()
  # ok: far
  danger(u.clean)
  # ok: far
  danger(u.dirty)
end
def c
  u = User.new("fixed")
  u.dirty = take_input()
  # ruleid: far
  danger(u.dirty)
  # ruleid: far
  danger(u.twice)
  # ok: far
  danger(u.clean)
end
