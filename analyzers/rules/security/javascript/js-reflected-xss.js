app.get('/search', (req, res) => {
  // ruleid: js-reflected-xss
  res.send('<h1>Results for ' + req.query.q + '</h1>');
});

app.get('/user/:name', (req, res) => {
  // ruleid: js-reflected-xss
  res.status(404).send(`<p>Nobody is called ${req.params.name}</p>`);
});

http.createServer((req, res) => {
  const { query } = url.parse(req.url, true);
  // ruleid: js-reflected-xss
  res.end(`<p>Hello ${query.name}</p>`);
});

app.get('/moved', (req, res) => {
  const address = '/new' + new URL(req.url, 'http://localhost').search;
  // ok: js-reflected-xss
  res.status(302).send(`<a href="${address}">moved</a>`);
});

app.get('/badge', (req, res) => {
  const text = badge(req.query.label);
  res.type('image/svg+xml');
  // ok: js-reflected-xss
  res.send(text);
});

app.get('/proxied', (req, res) => {
  // ok: js-reflected-xss
  res.send('<base href="' + req.header('x-proxy-path') + '">');
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

app.get("/page", (req, res) => {
  res.setHeader("Content-Type", "text/html");
  // ruleid: js-reflected-xss
  res.send("<b>" + req.query.name + "</b>");
});

app.get("/plain", (req, res) => {
  res.setHeader("Content-Type", "text/plain; charset=utf-8");
  // ok: js-reflected-xss
  res.send("<b>" + req.query.name + "</b>");
});

app.get('/encoded', (req, res) => {
  // ok: js-reflected-xss
  res.send(Buffer.from(req.query.text).toString('base64'));
});

app.get('/plain', (req, res) => {
  // ok: js-reflected-xss
  res.send('<p>' + String(req.query.q).replace(/</g, '&lt;') + '</p>');
  // ruleid: js-reflected-xss
  res.send('<p>' + String(req.query.q).replace('<', '&lt;') + '</p>');
});

app.post('/echo', (req, res) => {
  const sent = req.body;
  sent.id = 1;
  // ok: js-reflected-xss
  res.send(sent);
  const channel = load(req.params.id);
  channel.tags = req.body.tags;
  // ok: js-reflected-xss
  res.send(channel);
  // ruleid: js-reflected-xss
  res.send(req.body.tags);
  const text = sent.text;
  // ruleid: js-reflected-xss
  res.send(text);
});
