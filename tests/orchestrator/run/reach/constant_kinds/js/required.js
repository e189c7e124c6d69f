const config = require('./config');
const { A, T } = require('./config');
const other = require('./other');
const { B } = require('./other');
// ruleid: far
configured(A);
// ruleid: far
configured(T);
// ruleid: far
configured(config.A);
// ruleid: far
configured(config.T);
// ruleid: far
configured(config.nested.deep);
// ruleid: far
configured('' + config.list[1]);
// ok: far
configured(config.changed);
// ruleid: far
configured(B);
// ruleid: far
configured(other.B);
// ruleid: far
configured(other.C);
// ok: far
configured(other.late);
function decided() {
  let value = '';
  if (config.debug) {
    value = take_input();
  }
  // ok: far
  danger(value);
  if (config.A === 'x') {
    value = take_input();
  }
  // ruleid: far
  danger(value);
}
