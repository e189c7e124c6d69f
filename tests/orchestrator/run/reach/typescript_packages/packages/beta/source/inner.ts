export function inner(q) {
  // ruleid: far
  danger(q);
}
