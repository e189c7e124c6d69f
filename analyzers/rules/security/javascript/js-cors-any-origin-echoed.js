app.use((req, res, next) => {
  // ruleid: js-cors-any-origin-echoed
  res.header("Access-Control-Allow-Origin", req.headers.origin);
  res.header("Access-Control-Allow-Credentials", "true");
  next();
});

// ruleid: js-cors-any-origin-echoed
app.use(cors({ origin: true, credentials: true }));

// ok: js-cors-any-origin-echoed
app.use(cors({ origin: ["https://app.example"], credentials: true }));

// ok: js-cors-any-origin-echoed
app.use(cors());
