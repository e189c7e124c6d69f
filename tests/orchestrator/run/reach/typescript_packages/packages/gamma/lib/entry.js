export function gamma(q) {
  // ruleid: far
  danger(q);
}
