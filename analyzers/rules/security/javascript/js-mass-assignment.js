app.post("/users", async (req, res) => {
  // ruleid: js-mass-assignment
  res.json(await User.create(req.body));
});

app.put("/users/:id", async (req, res) => {
  // ruleid: js-mass-assignment
  res.json(await User.findByIdAndUpdate(req.params.id, req.body));
});

app.post("/right", async (req, res) => {
  // ok: js-mass-assignment
  res.json(await User.create({ name: req.body.name, mail: req.body.mail }));
});

app.post("/picked", async (req, res) => {
  const data = pick(req.body, ["name", "mail"]);
  // ok: js-mass-assignment
  res.json(await User.create(data));
});

app.post('/words', async (req, res) => {
  const { word } = req.body;
  // ok: js-mass-assignment
  res.json(await Dictionary.create(word));
});
