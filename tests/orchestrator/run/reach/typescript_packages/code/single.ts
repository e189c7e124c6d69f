export function single(q) {
  // ruleid: far
  danger(q);
}
