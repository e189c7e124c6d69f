export function more(q) {
  // ruleid: far
  danger(q);
}
