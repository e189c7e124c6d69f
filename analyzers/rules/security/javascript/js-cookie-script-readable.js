const session = require('express-session');

// ruleid: js-cookie-script-readable
app.use(session({ secret: process.env.SECRET, cookie: { httpOnly: false, secure: true } }));

app.post('/login', (req, res) => {
  // ruleid: js-cookie-script-readable
  res.cookie('session_token', newToken(), { httpOnly: false, maxAge: 3600000 });
  // ok: js-cookie-script-readable
  res.cookie('theme', 'dark', { httpOnly: false });
  res.end();
});

// ok: js-cookie-script-readable
app.use(session({ secret: process.env.SECRET, cookie: { secure: true } }));
