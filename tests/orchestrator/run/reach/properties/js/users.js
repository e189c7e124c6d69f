const User = require('./user');
function a() {
  const u = new User(take_input());
  // ruleid: far
  danger(u.upper);
  // ruleid: far
  danger(u.both);
  // ok: far
  danger(u.safe);
  // ok: far
  danger(u.k);
  // ok: far
  danger(u.clean);
}
function b() {
  const u = new User('fixed');
  // ok: far
  danger(u.upper);
  // ok: far
  danger(u.both);
  u.clean = take_input();
  // ok: far
  danger(u.clean);
  // ok: far
  danger(u.dirty);
}
function c() {
  const u = new User('fixed');
  u.dirty = take_input();
  // ruleid: far
  danger(u.dirty);
  // ruleid: far
  danger(u.twice());
  // ok: far
  danger(u.clean);
}
