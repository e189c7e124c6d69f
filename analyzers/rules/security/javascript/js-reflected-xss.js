app.get('/search', (req, res) => {
  // ruleid: js-reflected-xss
  res.send('<h1>Results for ' + req.query.q + '</h1>');
});

app.get('/user/:name', (req, res) => {
  // ruleid: js-reflected-xss
  res.status(404).send(`<p>Nobody is called ${req.params.name}</p>`);
});

app.get('/plain', (req, res) => {
  // ok: js-reflected-xss
  res.send({ query: req.query.q });
});

app.get('/escaped', (req, res) => {
  // ok: js-reflected-xss
  res.send(`<h1>Results for ${escapeHtml(req.query.q)}</h1>`);
});

app.get('/page', (req, res) => {
  // ok: js-reflected-xss
  res.render('results', { query: req.query.q });
});
