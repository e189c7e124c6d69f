class User {
  constructor(name) { this._name = name; this._k = 'k'; }
  get upper() { return this._name.toUpperCase(); }
  get both() { return `${this._k}:${this._name}`; }
  get safe() { return scrub(this._name); }
  get k() { return this._k + '!'; }
  set clean(v) { this._c = scrub(v); }
  get clean() { return this._c; }
  set dirty(v) { this._d = v; }
  get dirty() { return this._d + '!'; }
  twice() { return this._d + this._d; }
}
module.exports = User;
