app.post("/role", (req, res) => {
  // ruleid: js-session-from-request
  req.session.role = req.body.role;
  res.end();
});

app.post("/user", (req, res) => {
  const id = req.body.id;
  // ruleid: js-session-from-request
  req.session.userId = id;
  res.end();
});

app.post("/login", async (req, res) => {
  const user = await User.findOne({ name: String(req.body.name) });
  // ok: js-session-from-request
  req.session.userId = user.id;
  res.end();
});

app.get("/theme", (req, res) => {
  // ok: js-session-from-request
  req.session.theme = req.query.theme;
  res.end();
});
