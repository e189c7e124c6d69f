const {conf, other} = require('./conf');
const all = require('./conf');
// ruleid: far
danger(conf.a);
// ok: far
danger(conf.b);
// ok: far
danger(other.a);
// ruleid: far
danger(other.b);
// ruleid: far
danger(all.conf.a);
// ok: far
danger(all.conf.b);
// ruleid: far
danger(all.other.b);
// ok: far
danger(all.other.a);
