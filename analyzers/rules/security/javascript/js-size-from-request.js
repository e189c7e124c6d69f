app.get('/blob', (req, res) => {
  const size = Number(req.query.size);
  // ruleid: js-size-from-request
  res.send(Buffer.alloc(size));
});

app.get('/line', (req, res) => {
  // ruleid: js-size-from-request
  res.send('-'.repeat(parseInt(req.query.width, 10)));
});

app.get('/limited', (req, res) => {
  const size = Number(req.query.size);
  if (!(size > 0) || size > 65536) {
    return res.status(400).end();
  }
  // ok: js-size-from-request
  res.send(Buffer.alloc(size));
});

app.get('/least', (req, res) => {
  // ok: js-size-from-request
  res.send('-'.repeat(Math.min(Number(req.query.width), 80)));
});

app.post('/names', (req, res) => {
  // ok: js-size-from-request
  const rows = new Array(req.body.names.length);
  res.json(rows);
});

app.post('/token', (req, res) => {
  const given = Buffer.from(req.body.token);
  // ok: js-size-from-request
  res.json(timingSafeEqual(new Uint8Array(secret), new Uint8Array(given)));
});
