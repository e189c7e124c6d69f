let hidden = '';
let plain = '';
const items = new Map();

function put(x) {
  hidden = x;
  plain = scrub(x);
}

function get() {
  return hidden;
}

function getPlain() {
  return plain;
}

module.exports = { put, get, getPlain, items };
