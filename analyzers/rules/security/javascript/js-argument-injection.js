const { execFile, spawn } = require('child_process');
const path = require('path');

app.post('/mirror', (req, res) => {
  const { address } = req.body;
  // ruleid: js-argument-injection
  execFile('git', ['clone', '--mirror', address], (error) => res.json({ done: !error }));
});

app.get('/download', (req, res) => {
  // ruleid: js-argument-injection
  const child = spawn('wget', ['-q', '-O', '-', req.query.page]);
  child.stdout.pipe(res);
});

app.get('/history', (req, res) => {
  // ok: js-argument-injection
  execFile('git', ['log', '--oneline', '--', req.query.file], (error, text) => res.json({ text }));
});

app.get('/frame', (req, res) => {
  // ok: js-argument-injection
  spawn('ffmpeg', ['-i', path.join(MEDIA, req.params.id), '-vframes', '1', 'out.png']);
  res.end();
});

app.get('/branch', (req, res) => {
  const name = req.query.name;
  if (name.startsWith('-')) {
    return res.status(400).end();
  }
  // ok: js-argument-injection
  execFile('git', ['log', name], (error, text) => res.json({ text }));
});
