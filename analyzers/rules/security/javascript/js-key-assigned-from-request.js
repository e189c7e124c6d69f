app.post("/settings", (req, res) => {
  // ruleid: js-key-assigned-from-request
  settings[req.body.group][req.body.name] = req.body.value;
  res.end();
});

app.post("/path", (req, res) => {
  // ruleid: js-key-assigned-from-request
  _.set(settings, req.body.path, req.body.value);
  res.end();
});

app.post("/one", (req, res) => {
  // ok: js-key-assigned-from-request
  settings.get(req.body.group).set(req.body.name, req.body.value);
  res.end();
});

app.post("/listed", (req, res) => {
  const group = req.body.group;
  if (!ALLOWED_GROUPS.includes(group)) {
    return res.sendStatus(400);
  }
  // ok: js-key-assigned-from-request
  settings[group][req.body.name] = req.body.value;
  return res.end();
});

app.post("/seen", (req, res) => {
  // ok: js-key-assigned-from-request
  users[req.body.name]["seen"] = true;
  res.end();
});
