const NAME = /^([a-zA-Z]+\s?)+$/;
const WORD = /^[a-zA-Z]+(\s[a-zA-Z]+)*$/;

app.post('/name', (req, res) => {
  // ruleid: js-slow-regex-on-request
  res.json({ valid: NAME.test(req.body.name) });
});

app.post('/mail', (req, res) => {
  const mail = req.body.mail;
  // ruleid: js-slow-regex-on-request
  if (!mail.match(/^([\w.-]+)+@example\.org$/)) {
    return res.status(400).end();
  }
  res.end();
});

app.post('/word', (req, res) => {
  // ok: js-slow-regex-on-request
  res.json({ valid: WORD.test(req.body.word) });
});

app.post('/short', (req, res) => {
  const { name } = req.body;
  if (name.length > 20) {
    return res.status(400).end();
  }
  // ok: js-slow-regex-on-request
  res.json({ valid: NAME.test(name) });
});

function own(line) {
  // ok: js-slow-regex-on-request
  return NAME.test(line);
}
