app.get('/users', async (req, res) => {
  // ruleid: js-list-without-limit
  res.json(await User.find());
});

app.get('/orders', async (req, res) => {
  const orders = await Order.findAll();
  // ruleid: js-list-without-limit
  res.json(orders);
});

app.get('/pages', async (req, res) => {
  const orders = await Order.findAll({ limit: 50, offset: req.query.page * 50 });
  // ok: js-list-without-limit
  res.json(orders);
});

app.get('/one', async (req, res) => {
  // ok: js-list-without-limit
  res.json(await User.findById(req.params.id));
});
