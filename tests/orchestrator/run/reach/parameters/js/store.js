export function first(...args) {
  // ruleid: far
  danger(args[0]);
  // ok: far
  danger(args[1]);
}

export function spread(mode, query) {
  // ruleid: far
  danger(query);
  // ok: far
  danger(mode);
}
