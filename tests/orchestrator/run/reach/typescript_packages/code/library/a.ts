export function libA(q) {
  // ruleid: far
  danger(q);
}
