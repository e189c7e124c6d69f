app.get('/user', async (req, res) => {
  const name = req.query.name;
  // ruleid: js-sql-injection
  const rows = await db.query("SELECT * FROM users WHERE name = '" + name + "'");
  res.json(rows);
});

function byId(id) {
  return `SELECT * FROM orders WHERE id = ${id}`;
}

app.get('/order/:id', (req, res) => {
  const { id } = req.params;
  // ruleid: js-sql-injection
  pool.execute(byId(id), (error, rows) => res.json(rows));
});

app.get('/bound', async (req, res) => {
  // ok: js-sql-injection
  res.json(await db.query('SELECT * FROM users WHERE name = $1', [req.query.name]));
});

app.get('/page', async (req, res) => {
  const start = parseInt(req.query.start, 10);
  // ok: js-sql-injection
  res.json(await db.query(`SELECT * FROM users LIMIT 20 OFFSET ${start}`));
});

app.get('/sorted', async (req, res) => {
  const by = req.query.by;
  if (!by || !['name', 'age'].includes(by)) {
    return res.sendStatus(400);
  }
  // ok: js-sql-injection
  res.json(await db.query('SELECT * FROM users ORDER BY ' + by));
});

app.get("/logs", async (req, res) => {
  const options = { from: req.query.from, until: req.query.until };
  // ok: js-sql-injection
  res.json(await db.query(options));
});

app.get('/part', async (req, res) => {
  const start = (req.query.page - 1) * 20;
  // ok: js-sql-injection
  res.json(await db.query(`SELECT * FROM users LIMIT 20 OFFSET ${start}`));
});

app.get('/patients', (req, res) => {
  const query = "SELECT * FROM patients WHERE name LIKE '%" + req.query.name + "%'";
  // ruleid: js-sql-injection
  res.json(db.prepare(query).all());
});

app.get('/patients/:id', (req, res) => {
  // ruleid: js-sql-injection
  db.get(`SELECT * FROM patients WHERE id = ${req.params.id}`, (error, row) => res.json(row));
});

app.get('/patients/:id/notes', (req, res) => {
  // ok: js-sql-injection
  res.json(db.prepare('SELECT * FROM notes WHERE patient = ?').all(req.params.id));
  // ok: js-sql-injection
  res.json(db.get(`notes/${req.params.id}`));
});
