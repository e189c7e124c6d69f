const store = require('./store');
const hidden = require('./hidden');

app.get('/c', () => {
  // ruleid: far
  danger(store.last);
  // ok: far
  danger(store.other);
  // ok: far
  danger(store.mode);
});

app.get('/d', () => {
  // ruleid: far
  danger(hidden.get());
  // ok: far
  danger(hidden.getPlain());
  // ruleid: far
  danger(hidden.items.get('k'));
});
