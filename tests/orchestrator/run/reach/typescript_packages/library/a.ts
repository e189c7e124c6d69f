export function libA(q) {
  // ok: far
  danger(q);
}
