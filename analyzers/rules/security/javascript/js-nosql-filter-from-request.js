app.post('/login', async (req, res) => {
  // ruleid: js-nosql-filter-from-request
  const user = await User.findOne(req.body);
  res.json({ found: Boolean(user) });
});

app.get('/orders', async (req, res) => {
  // ruleid: js-nosql-filter-from-request
  res.json(await db.collection('orders').find(req.query.filter).toArray());
});

app.post('/login2', async (req, res) => {
  // ok: js-nosql-filter-from-request
  const user = await User.findOne({ name: String(req.body.name) });
  res.json({ found: Boolean(user) });
});

app.get('/first', (req, res) => {
  // ok: js-nosql-filter-from-request
  res.json([1, 2, 3].find((item) => item > 1));
});

app.delete("/topics/:tid", async (req, res) => {
  // ok: js-nosql-filter-from-request
  res.json(await topics.events.find(req.params.tid, { type: "crosspost" }));
  // ruleid: js-nosql-filter-from-request
  res.json(await Topic.find({ $where: "this.id == " + req.params.tid }));
});

app.post('/login3', async (req, res) => {
  // ruleid: js-nosql-filter-from-request
  const user = await users.findOne({ name: req.body.name, password: hash(req.body.password) });
  // ok: js-nosql-filter-from-request
  const again = await User.findOne({ name: req.body.name });
  // ok: js-nosql-filter-from-request
  const third = await userRepository.findOne({ name: req.body.name });
  res.json({ found: Boolean(user || again || third) });
});
