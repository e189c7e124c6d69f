import { A } from './a.js';
const a = new A(take_input());
// ruleid: far
danger(a.x);
// ok: far
danger(a.y);
const b = new A('k');
b.z = take_input();
// ruleid: far
danger(b.z);
// ok: far
danger(b.x);
b.run();
