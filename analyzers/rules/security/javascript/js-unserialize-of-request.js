const serialize = require('node-serialize');
const v8 = require('v8');

app.get('/profile', (req, res) => {
  const text = Buffer.from(req.cookies.profile, 'base64').toString();
  // ruleid: js-unserialize-of-request
  res.json(serialize.unserialize(text));
});

app.post('/state', (req, res) => {
  // ruleid: js-unserialize-of-request
  res.json(v8.deserialize(req.body));
});

app.post('/right', (req, res) => {
  // ok: js-unserialize-of-request
  res.json(JSON.parse(req.body.state));
});

function restore(stored) {
  // ok: js-unserialize-of-request
  return v8.deserialize(stored);
}
