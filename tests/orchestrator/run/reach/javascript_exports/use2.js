const lib = require('./lib');
const db = require('./cjs');
lib.helper(take_input());
lib.store.run(take_input());
db.query(take_input());
// ok: far
danger(lib.clean(take_input()));
// ruleid: far
danger(lib.read());
// ok: far
danger(lib.store.size);
