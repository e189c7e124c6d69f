app.get("/run", (req, res) => {
  // ruleid: js-method-from-request
  res.json(actions[req.query.action](req.query));
});

app.get("/plugin", (req, res) => {
  const name = "./plugins/" + req.query.name;
  // ruleid: js-method-from-request
  res.json(require(name).info);
});

app.get("/mapped", (req, res) => {
  const action = known.get(req.query.action);
  // ok: js-method-from-request
  res.json(action ? action() : null);
});

app.get("/listed", (req, res) => {
  const name = req.query.action;
  if (!ALLOWED.includes(name)) {
    return res.sendStatus(400);
  }
  // ok: js-method-from-request
  return res.json(actions[name]());
});

app.get("/prefixed", (req, res) => {
  // ok: js-method-from-request
  return res.json(actions[`show${req.query.action}`]());
});
