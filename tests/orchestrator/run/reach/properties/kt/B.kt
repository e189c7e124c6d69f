package p
fun other() {
  val a = A(take_input())
  // ruleid: far
  danger(a.x)
  // ok: far
  danger(a.y)
  val b = A("k")
  // ok: far
  danger(b.x)
}
