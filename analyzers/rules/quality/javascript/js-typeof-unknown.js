/** Describes a value. */
export function describe(value) {
  // ruleid: js-typeof-unknown
  if (typeof value === "array") {
    return "a list";
  }
  // ruleid: js-typeof-unknown
  if (typeof value !== "undefind") {
    return "something";
  }
  return "nothing";
}

export function describeWell(value) {
  // ok: js-typeof-unknown
  if (typeof value === "undefined") {
    return "nothing";
  }
  // ok: js-typeof-unknown
  if (typeof value == "object" && Array.isArray(value)) {
    return "a list";
  }
  // ok: js-typeof-unknown
  return value.type === "array" ? "a list" : typeof value;
}
