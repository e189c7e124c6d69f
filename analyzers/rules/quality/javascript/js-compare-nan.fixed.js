/** Reads a price somebody typed. */
export function price(text) {
  const value = Number.parseFloat(text);
  // ruleid: js-compare-nan
  if (Number.isNaN(value)) {
    return null;
  }
  return value;
}

export function isNumber(text) {
  // ruleid: js-compare-nan
  return !Number.isNaN(Number(text));
}

export function priceOrNull(text) {
  const value = Number.parseFloat(text);
  // ok: js-compare-nan
  return Number.isNaN(value) ? null : value;
}

// ok: js-compare-nan
export const nothing = { value: NaN };
