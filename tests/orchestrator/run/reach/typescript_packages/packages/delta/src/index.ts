export function delta(q) {
  // ruleid: far
  danger(q);
}
