const conf2 = require('./conf');
// ruleid: far
danger(conf2.conf.a);
const c3 = require('./conf').conf;
// ruleid: far
danger(c3.a);
