namespace N;
class U {
  void Go() {
    var a = new A(take_input());
    // ruleid: far
    danger(a.X);
    // ok: far
    danger(a.Y);
    // ruleid: far
    danger(a.Z);
    // ok: far
    danger(a.C);
    var b = new A("k");
    b.X = take_input();
    // ruleid: far
    danger(b.X);
  }
}
