const { tidy, plain } = require('./more');

function clean(x) {
  return scrub(x);
}

const keep = (x) => x;

function fill(out, x) {
  out.value = x;
}

module.exports = {
  clean,
  keep,
  fill,
  clean_far(x) {
    return tidy(x);
  },
  keep_far: function (x) {
    return plain(x);
  },
  kind(x) {
    return x ? 'a' : 'b';
  },
  second(a, b) {
    return b;
  },
  add_to(items, x) {
    items.push(x);
  },
  with_value(x, then) {
    then(x);
  },
  with_both(x, y, then) {
    then(null, y);
  },
  async later(x) {
    return x;
  },
  async clean_later(x) {
    return scrub(x);
  },
  wrap(x) {
    return { name: x, kind: 'k' };
  },
};
