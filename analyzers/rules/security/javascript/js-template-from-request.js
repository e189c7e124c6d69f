const ejs = require('ejs');
const pug = require('pug');

app.post('/preview', (req, res) => {
  // ruleid: js-template-from-request
  res.send(ejs.render(req.body.template, { name: 'you' }));
});

app.get('/hello', (req, res) => {
  // ruleid: js-template-from-request
  const page = pug.compile('h1 Hello ' + req.query.name);
  res.send(page());
});

app.get('/right', (req, res) => {
  // ok: js-template-from-request
  res.send(ejs.render('<h1>Hello <%= name %></h1>', { name: req.query.name }));
});

app.get('/file', (req, res) => {
  // ok: js-template-from-request
  res.render('hello', { name: req.query.name });
});
