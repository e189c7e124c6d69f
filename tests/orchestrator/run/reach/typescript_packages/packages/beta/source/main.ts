export function beta(q) {
  // ruleid: far
  danger(q);
}
