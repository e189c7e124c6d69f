class A {
  private var _x: String
  private var _y = "k"
  init(_ x: String) { self._x = x }
  var x: String { return _x }
  var y: String { get { _y } set { _y = newValue } }
}
func own() {
  let a = A(take_input())
  // ruleid: far
  danger(a.x)
  // ok: far
  danger(a.y)
}
