const lib = require('./lib');
function a() {
  try { lib.parse(take_input()); } catch (e) {
    // ruleid: far
    danger(e.message);
  }
}
function b() {
  const x = take_input();
  try { lib.parsePlain(x); } catch (e) {
    // ruleid: far
    danger(e);
  }
}
function c() {
  const x = take_input();
  try { lib.quiet(x); } catch (e) {
    // ok: far
    danger(e.message);
  }
  try { lib.kept(x); } catch (e) {
    // ok: far
    danger(e.message);
  }
  try { lib.deep(x); } catch (e) {
    // ruleid: far
    danger(e.message);
  }
}
async function d() {
  const x = take_input();
  try { await lib.later(x); } catch (e) {
    // ruleid: far
    danger(e.message);
  }
}
function through(x) { lib.parsePlain(x); }
function f() {
  try { through(take_input()); } catch (e) {
    // ruleid: far
    danger(e);
  }
}
