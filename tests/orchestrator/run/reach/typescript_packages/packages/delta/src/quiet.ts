export function quiet(q) {
  // ok: far
  danger(q);
}
