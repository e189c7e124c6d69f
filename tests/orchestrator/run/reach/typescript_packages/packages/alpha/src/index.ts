export function alpha(q) {
  // ruleid: far
  danger(q);
}
export * from "./more";
