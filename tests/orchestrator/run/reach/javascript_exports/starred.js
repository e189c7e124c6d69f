// ruleid: far
export function inner(x) { danger(x); }
// ruleid: far
export function two(x) { danger(x); }
// ruleid: far
export function three(x) { danger(x); }
export const four = (x) => scrub(x);
