export function deepX(q) {
  // ruleid: far
  danger(q);
}
