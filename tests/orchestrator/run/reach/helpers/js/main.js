const tools = require('./tools');
const { clean: tidied, keep, fill, with_value } = require('./tools');
const { again, cleaned } = require('./exported');
const itself = require('./itself');
const Holder = require('./holder');
const middle = require('./middle');
const { read, readClean } = require('./reader');

function direct() {
  // ok: far
  danger(tidied(take_input()));
  // ruleid: far
  danger(keep(take_input()));
  // ok: far
  danger(itself(take_input()));
  // ok: far
  danger(tools.clean(take_input()));
  // ruleid: far
  danger(tools.keep(take_input()));
  // ok: far
  danger(tools.kind(take_input()));
}

function exported() {
  // ok: far
  danger(cleaned(take_input()));
  // ruleid: far
  danger(again(take_input()));
}

function chained() {
  // ok: far
  danger(tools.clean_far(take_input()));
  // ruleid: far
  danger(tools.keep_far(take_input()));
}

function oneOfTwo() {
  // ok: far
  danger(tools.second(take_input(), 'k'));
  // ruleid: far
  danger(tools.second('k', take_input()));
}

function bySideEffect() {
  const out = {};
  fill(out, take_input());
  // ruleid: far
  danger(out.value);
  // ok: far
  danger(out.name);
  const items = [];
  tools.add_to(items, take_input());
  // ruleid: far
  danger(items[0]);
}

function calledBack() {
  // ruleid: far
  with_value(take_input(), (v) => danger(v));
  // ok: far
  with_value(take_input(), (v) => danger(scrub(v)));
  // ok: far
  tools.with_both(take_input(), 'k', (error, v) => danger(v));
}

async function awaited() {
  // ruleid: far
  danger(await tools.later(take_input()));
  // ok: far
  danger(await tools.clean_later(take_input()));
}

function parts() {
  const { name, kind } = tools.wrap(take_input());
  // ruleid: far
  danger(name);
  // ok: far
  danger(kind);
}

function held() {
  const holder = new Holder(take_input(), 'k');
  // ruleid: far
  danger(holder.getName());
  // ok: far
  danger(holder.getKind());
  const other = new Holder('n', 'k');
  other.put(take_input());
  // ruleid: far
  danger(other.getLater());
  // ok: far
  danger(other.getName());
}

function elsewhere() {
  middle.run(take_input());
  middle.runClean(take_input());
  // ruleid: far
  danger(read());
  // ok: far
  danger(readClean());
}
