const libxmljs = require('libxmljs2');

app.post('/import', (req, res) => {
  // ruleid: js-xxe-of-request
  const document = libxmljs.parseXml(req.body.xml, { noent: true });
  res.json({ name: document.root().name() });
});

app.post('/upload', (req, res) => {
  const text = req.files.file.data.toString();
  // ruleid: js-xxe-of-request
  res.json(libxmljs.parseXml(text, { noent: true, noblanks: true }).errors);
});

app.post('/import-right', (req, res) => {
  // ok: js-xxe-of-request
  const document = libxmljs.parseXml(req.body.xml);
  res.json({ name: document.root().name() });
});

function own() {
  // ok: js-xxe-of-request
  return libxmljs.parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', { noent: true });
}
