/** Reads versions like 1.12.3. */
export function version(text) {
  // ruleid: js-map-parseint
  return text.split(".").map((text) => parseInt(text, 10));
}

export function sizes(fields) {
  // ruleid: js-map-parseint
  const [width, height] = fields.map((text) => Number.parseInt(text, 10));
  return { width, height };
}

export function versionOf(text) {
  // ok: js-map-parseint
  return text.split(".").map((part) => parseInt(part, 10));
}

export function numbers(fields) {
  // ok: js-map-parseint
  return fields.map(Number);
}
