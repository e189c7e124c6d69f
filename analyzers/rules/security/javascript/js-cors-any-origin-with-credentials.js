const cors = require('cors');

// ruleid: js-cors-any-origin-with-credentials
app.use(cors({ origin: true, credentials: true, maxAge: 600 }));

app.use((req, res, next) => {
  // ruleid: js-cors-any-origin-with-credentials
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});

// ok: js-cors-any-origin-with-credentials
app.use(cors({ origin: ['https://shop.example'], credentials: true }));

// ok: js-cors-any-origin-with-credentials
app.use(cors({ origin: true }));
