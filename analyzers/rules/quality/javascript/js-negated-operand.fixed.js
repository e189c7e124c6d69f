/** A cache of answers. */
export function load(cache, key) {
  // ruleid: js-negated-operand
  if (!(key in cache)) {
    cache[key] = compute(key);
  }
  return cache[key];
}

export function wrap(error) {
  // ruleid: js-negated-operand
  return !(error instanceof Error) ? new Error(String(error)) : error;
}

export function loadWell(cache, key) {
  // ok: js-negated-operand
  if (!(key in cache)) {
    cache[key] = compute(key);
  }
  return cache[key];
}

export function isPlain(error) {
  // ok: js-negated-operand
  return !(error instanceof Error);
}
