import { MODE, base as where, later } from './config';
import * as config from './config';
import { MODE as again } from './index';

// ruleid: far
configured(MODE);
// ruleid: far
configured(where);
// ruleid: far
configured(again);
// ruleid: far
configured(config.MODE);
// ok: far
configured(later);

function decided() {
  let value = '';
  if (MODE === 'raw') {
    value = take_input();
  }
  // ok: far
  danger(value);
  if (config.MODE === 'safe') {
    value = take_input();
  }
  // ruleid: far
  danger(value);
}
