const fs = require('fs');
const path = require('path');

app.get('/files', (req, res) => {
  // ruleid: js-path-from-request
  fs.readFile('uploads/' + req.query.name, (error, data) => res.send(data));
});

app.get('/reports/:name', (req, res) => {
  // ruleid: js-path-from-request
  res.sendFile(path.join(__dirname, 'reports', req.params.name));
});

app.delete('/files', (req, res) => {
  // ruleid: js-path-from-request
  fs.unlinkSync(`uploads/${req.body.name}`);
  res.end();
});

app.get('/safe/:name', (req, res) => {
  // ok: js-path-from-request
  res.sendFile(req.params.name, { root: path.join(__dirname, 'reports') });
});

app.get('/base', (req, res) => {
  // ok: js-path-from-request
  fs.readFile(path.join('uploads', path.basename(req.query.name)), (error, data) => res.send(data));
});

app.post('/backups', upload.single('file'), (req, res) => {
  // ok: js-path-from-request
  fs.rmSync(`${backups}/${req.file.originalname}`);
  res.end();
});

app.get('/ending', (req, res) => {
  const parts = path.parse(req.query.name);
  // ok: js-path-from-request
  fs.readFile('uploads/' + path.extname(req.query.name), (error, data) => res.send(data));
  // ok: js-path-from-request
  fs.readFile('uploads/' + path.parse(req.query.name).ext, (error, data) => res.send(data));
  // ruleid: js-path-from-request
  fs.readFile('uploads/' + path.parse(req.query.name).dir, (error, data) => res.send(data));
  // ok: js-path-from-request
  fs.readFile('uploads/' + parts.name + parts.ext, (error, data) => res.send(data));
  // ruleid: js-path-from-request
  fs.readFile(parts.dir + '/copy', (error, data) => res.send(data));
});

app.get('/parts', (req, res) => {
  const { name, ext } = path.parse(req.query.name);
  // ok: js-path-from-request
  fs.readFile('uploads/' + name + ext, (error, data) => res.send(data));
});

app.get('/endings', (req, res) => {
  const name = req.query.name;
  // ok: js-path-from-request
  fs.readFile('uploads/' + id() + name.slice(name.lastIndexOf('.')), (error, data) => res.send(data));
  // ok: js-path-from-request
  fs.readFile('uploads/' + id() + '.' + name.split('.').pop(), (error, data) => res.send(data));
  // ruleid: js-path-from-request
  fs.readFile('uploads/' + name.slice(0, name.lastIndexOf('.')), (error, data) => res.send(data));
});

app.get('/notes/:id(\\d+)/:name', (req, res) => {
  // ok: js-path-from-request
  fs.readFile('notes/' + req.params.id, (error, data) => res.send(data));
  // ruleid: js-path-from-request
  fs.readFile('notes/' + req.params.name, (error, data) => res.send(data));
});

app.get('/files/:name(.*)', (req, res) => {
  // ruleid: js-path-from-request
  fs.readFile('files/' + req.params.name, (error, data) => res.send(data));
  // ok: js-path-from-request
  fs.readFile('files/' + Buffer.from(req.params.name).toString('hex'), (error, data) => res.send(data));
});

app.get('/pictures/:id([0-9a-f]{24})', (req, res) => {
  const { id } = req.params;
  // ok: js-path-from-request
  fs.readFile(`pictures/${id}`, (error, data) => res.send(data));
});

app.get('/kept', (req, res) => {
  const file = path.join(ROOT, req.query.name);
  if (file.indexOf(ROOT) !== 0) {
    return res.sendStatus(403);
  }
  // ok: js-path-from-request
  res.sendFile(file);
});
