const axios = require('axios');

app.get('/preview', async (req, res) => {
  // ruleid: js-ssrf-from-request
  const page = await axios.get(req.query.url);
  res.send(page.data.length);
});

app.post('/hook', async (req, res) => {
  // ruleid: js-ssrf-from-request
  await fetch(`https://${req.body.host}/notify`, { method: 'POST' });
  res.end();
});

app.get('/rates', async (req, res) => {
  // ok: js-ssrf-from-request
  const rates = await fetch('https://rates.example/v1/' + encodeURIComponent(req.query.day));
  res.json(await rates.json());
});

function load(url) {
  // ok: js-ssrf-from-request
  return fetch(url);
}
