namespace N;
public class A {
  string _x;
  string _y = "k";
  public A(string x) { _x = x; }
  public string X { get { return _x; } set { _x = value; } }
  public string Y => _y;
  public string Z => this._x;
  public string C { get => scrub(_x); set => _x = value; }
}
class Own {
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
    // ok: far
    danger(b.X);
    b.X = take_input();
    // ruleid: far
    danger(b.X);
    // ruleid: far
    danger(b.Z);
  }
}
