package p
class A(private val _x: String) {
  private var _y = "k"
  val x: String get() = _x
  val y: String get() { return _y }
}
fun own() {
  val a = A(take_input())
  // ruleid: far
  danger(a.x)
  // ok: far
  danger(a.y)
}
