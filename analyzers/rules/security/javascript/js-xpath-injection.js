const xpath = require('xpath');

app.get('/user', (req, res) => {
  const query = `//user[@name='${req.query.name}']`;
  // ruleid: js-xpath-injection
  res.json(xpath.select(query, users));
});

app.get('/order', (req, res) => {
  // ruleid: js-xpath-injection
  res.json(xpath.select1("//order[@id='" + req.query.id + "']", orders));
});

app.get('/right', (req, res) => {
  // ok: js-xpath-injection
  res.json(xpath.parse('//user[@name=$name]').select({ node: users, variables: { name: req.query.name } }));
});

app.get('/number', (req, res) => {
  // ok: js-xpath-injection
  res.json(xpath.select(`//order[${Number(req.query.id)}]`, orders));
});
