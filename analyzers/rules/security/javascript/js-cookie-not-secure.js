// ruleid: js-cookie-not-secure
app.use(session({ secret: key, cookie: { secure: false } }));

app.post("/login", (req, res) => {
  // ruleid: js-cookie-not-secure
  res.cookie("token", token, { httpOnly: true, secure: false });
  res.end();
});

// ok: js-cookie-not-secure
app.use(session({ secret: key, cookie: { secure: true, httpOnly: true } }));

app.get("/theme", (req, res) => {
  // ok: js-cookie-not-secure
  res.cookie("theme", "dark");
  res.end();
});
