import * as store from './store';
import { state, Settings } from './store';

export function remember() {
  store.put(take_input());
  state.value = take_input();
  state.other = scrub(take_input());
  Settings.query = take_input();
  Settings.mode = 'plain';
}
