app.get("/language", (req, res) => {
  // ruleid: js-header-from-request
  res.set("Set-Cookie", "lang=" + req.query.lang);
  res.end();
});

app.get("/download", (req, res) => {
  const name = req.query.name;
  // ruleid: js-header-from-request
  res.setHeader("X-Accel-Redirect", "/files/" + name);
  res.end();
});

app.get("/fixed", (req, res) => {
  // ok: js-header-from-request
  res.set("X-Frame-Options", "DENY");
  res.end();
});

app.get("/page", (req, res) => {
  // ok: js-header-from-request
  res.set("X-Page", Number(req.query.page));
  res.end();
});

app.get("/tagged", (req, res) => {
  // ok: js-header-from-request
  res.setHeader("Content-Disposition", "attachment; filename=" + req.query.name);
  // ok: js-header-from-request
  res.set("ETag", req.query.version);
  res.end();
});
