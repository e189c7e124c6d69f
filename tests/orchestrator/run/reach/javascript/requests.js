const remove = require('./api/remove');

async function handle(req) {
  await remove.run({ id: take_input(req), method: 'delete', ...take_input(req), method: 'delete' });
  const options = { second: 'fixed' };
  options.first = take_input(req);
  const second = remove.removeAll(req, options);
  // ok: far
  danger(second);
}
module.exports = { handle };
