const store = require('./store');
const { put, items } = require('./hidden');

app.get('/a', () => {
  store.last = take_input();
  store.other = scrub(take_input());
  store.mode = 'fast';
});

app.get('/b', () => {
  put(take_input());
  items.set('k', take_input());
});
