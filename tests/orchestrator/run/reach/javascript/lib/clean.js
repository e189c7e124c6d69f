export const scrub_all = (x) => scrub(x);
