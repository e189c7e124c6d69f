export class A {
  constructor(x) { this._x = x; this._y = 'k'; }
  get x() { return this._x; }
  get y() { return this._y; }
  set z(v) { this._z = v; }
  get z() { return this._z; }
  run() {
    // ruleid: far
    danger(this._z);
    // ok: far
    danger(this._x);
  }
}
const a = new A(take_input());
// ruleid: far
danger(a.x);
// ok: far
danger(a.y);
const o = { _v: take_input(), _k: 1, get v() { return this._v; }, get k() { return this._k; } };
// ruleid: far
danger(o.v);
// ok: far
danger(o.k);
