import { find, pair } from './store';

async function one() {
  const { query, mode } = await find();
  // ruleid: far
  danger(query);
  // ok: far
  danger(mode);
}

async function two() {
  const found = await find();
  // ruleid: far
  danger(found.more.query);
  // ok: far
  danger(found.mode);
}

function three() {
  const [query, mode] = pair();
  // ruleid: far
  danger(query);
  // ok: far
  danger(mode);
}
