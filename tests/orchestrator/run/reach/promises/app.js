const lib = require('./lib');
async function a() {
  // ruleid: far
  danger(await lib.promise(take_input()));
  // ok: far
  danger(await lib.quiet(take_input()));
  // ok: far
  danger(await lib.constant(take_input()));
  // ruleid: far
  danger(await new lib.Store().load(take_input()));
  lib.promise(take_input()).then(v => {
    // ruleid: far
    danger(v);
  });
}
