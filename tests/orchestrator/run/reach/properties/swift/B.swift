func other() {
  let a = A(take_input())
  // ruleid: far
  danger(a.x)
  // ok: far
  danger(a.y)
  let b = A("k")
  b.y = take_input()
  // ruleid: far
  danger(b.y)
  // ok: far
  danger(b.x)
}
