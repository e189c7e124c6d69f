app.get('/login', (req, res) => {
  // ruleid: js-open-redirect
  res.redirect(req.query.next);
});

app.post('/logout', (req, res) => {
  req.session = null;
  // ruleid: js-open-redirect
  res.redirect(302, req.body.returnTo || '/');
});

app.get('/start', (req, res) => {
  // ok: js-open-redirect
  res.redirect('/home');
});

app.get('/user', (req, res) => {
  // ok: js-open-redirect
  res.redirect('/users/' + encodeURIComponent(req.query.name));
});
