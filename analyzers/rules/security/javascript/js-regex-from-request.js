app.get('/search', (req, res) => {
  // ruleid: js-regex-from-request
  const wanted = new RegExp(req.query.q, 'i');
  // ruleid: js-regex-from-request
  const start = new RegExp('^' + req.query.prefix);
  // ok: js-regex-from-request
  const right = new RegExp(escapeRegExp(req.query.q), 'i');
  // ok: js-regex-from-request
  const fixed = new RegExp('^[a-z]+$');
  res.json(names.filter((name) => wanted.test(name)));
});
