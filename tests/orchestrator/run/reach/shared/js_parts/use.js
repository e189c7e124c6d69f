import {conf, plain} from './conf';
import d from './conf';
import * as all from './conf';
// ruleid: far
danger(conf.a);
// ok: far
danger(conf.b);
// ok: far
danger(plain.a);
// ruleid: far
danger(plain.b);
// ruleid: far
danger(d.a);
// ok: far
danger(d.b);
// ruleid: far
danger(d.c.x);
// ok: far
danger(d.c.y);
// ruleid: far
danger(all.conf.a);
// ok: far
danger(all.conf.b);
const {a, b} = conf;
// ruleid: far
danger(a);
// ok: far
danger(b);
function g() {
    // ruleid: far
    danger(conf.a);
    // ok: far
    danger(conf.b);
}
