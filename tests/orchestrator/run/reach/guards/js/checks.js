const KINDS = new Set(["a", "b"]);

export function fits(value) {
  return KINDS.has(value);
}

export const demand = (value) => {
  if (!/^[a-z]+$/.test(value)) {
    throw new Error(value);
  }
};

export function isSafe(value) {
  return value !== null && value.length > 0;
}
