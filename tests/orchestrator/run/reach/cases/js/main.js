const { ask, shown, NUMBER } = require('./ask');

function both(kind) {
  // ok: far
  danger(ask('a', NUMBER));
  // ok: far
  danger(ask('a', 1));
  // ruleid: far
  danger(ask('a', 2));
  // ruleid: far
  danger(ask('a', kind));
  // ok: far
  danger(shown(take_input('a'), 'html'));
  // ruleid: far
  danger(shown(take_input('a'), 'text'));
}
