import { save as write, more, Store } from './lib';
import * as all from './lib/index.js';
import { keep } from './lib/save';

export function one(req) {
  write(take_input(req));
  more(take_input(req), take_input(req));
  keep('fixed');
}
export async function two(req) {
  const store = new Store('a');
  store.put(take_input(req));
  await all.save(take_input(req));
}
