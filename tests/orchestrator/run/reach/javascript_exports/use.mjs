import logger from './inst.js';
import { outer, two, ns, four } from './star.js';
logger.write(take_input());
outer(take_input());
two(take_input());
ns.three(take_input());
// ok: far
danger(four(take_input()));
