const serialize = require('node-serialize');
const php = require('php-serialize');

app.get('/profile', (req, res) => {
  const text = Buffer.from(req.cookies.profile, 'base64').toString();
  // ruleid: js-unserialize-code
  const profile = serialize.unserialize(text);
  // ok: js-unserialize-code
  const legacy = php.unserialize(req.cookies.legacy);
  // ok: js-unserialize-code
  const right = JSON.parse(text);
  res.json({ profile, legacy, right });
});

function restore(text) {
  // ruleid: js-unserialize-code
  return serialize.unserialize(text);
}
