/** Shows the results of a search. */
export function message(results, filters) {
  // ruleid: js-compare-new-object
  if (results === []) {
    return "nothing found";
  }
  // ruleid: js-compare-new-object
  if (filters !== {}) {
    return "filtered";
  }
  return `${results.length} found`;
}

export function messageOf(results, filters) {
  // ok: js-compare-new-object
  if (results.length === 0) {
    return "nothing found";
  }
  // ok: js-compare-new-object
  const chosen = filters ?? {};
  return Object.keys(chosen).length === 0 ? "all" : "filtered";
}
