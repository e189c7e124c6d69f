/** Indexes products of a shop. */
export function byId(products) {
  // ruleid: js-spread-accumulator
  return products.reduce((index, product) => ({ ...index, [product.id]: product }), {});
}

export function prices(products) {
  // ruleid: js-spread-accumulator
  const list = products.reduce((all, product) => {
    const { price } = product;
    return [...all, price];
  }, []);
  return list.sort((a, b) => a - b);
}

export function tags(products) {
  // ruleid: js-spread-accumulator
  return products.reduce((all, product) => all.concat(product.tags), []);
}

export function byIdInOnePass(products) {
  // ok: js-spread-accumulator
  return Object.fromEntries(products.map((product) => [product.id, product]));
}

export function total(products) {
  // ok: js-spread-accumulator
  return products.reduce((sum, product) => sum + product.price, 0);
}

export function count(products) {
  // ok: js-spread-accumulator
  return products.reduce((counts, product) => {
    counts[product.kind] = (counts[product.kind] ?? 0) + 1;
    return counts;
  }, {});
}

export function withDefaults(defaults, options) {
  // ok: js-spread-accumulator
  return [defaults, options].reduce((all, part) => ({ ...all, ...part }), {});
}
