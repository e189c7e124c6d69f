export function save(value) {
  // ruleid: far
  danger(value);
}
export const keep = (value) => {
  // ok: far
  danger(value);
};
