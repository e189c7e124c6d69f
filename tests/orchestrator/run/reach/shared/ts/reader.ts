import { last, state, Settings } from './store';

export function use() {
  // ruleid: far
  danger(last);
  // ruleid: far
  danger(state.value);
  // ok: far
  danger(state.other);
  // ruleid: far
  danger(Settings.query);
  // ok: far
  danger(Settings.mode);
}
