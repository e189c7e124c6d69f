const { exec, execFile } = require('child_process');
const child_process = require('child_process');

app.get('/ping', (req, res) => {
  const host = req.query.host;
  // ruleid: js-command-injection
  exec('ping -c 1 ' + host, (error, out) => res.json({ out }));
});

app.post('/convert', (req, res) => {
  const parts = ['convert'];
  parts.push(req.body.file);
  // ruleid: js-command-injection
  child_process.execSync(parts.join(' '));
  res.end();
});

app.get('/ping-right', (req, res) => {
  // ok: js-command-injection
  execFile('ping', ['-c', '1', '--', req.query.host], (error, out) => res.json({ out }));
});

app.get('/version', (req, res) => {
  // ok: js-command-injection
  exec('git rev-parse HEAD', (error, out) => res.json({ out }));
});

app.get('/letters', (req, res) => {
  const name = req.query.name.replace(/[^\w.-]+/g, '');
  // ok: js-command-injection
  exec('ls ' + name, () => res.end());
});

app.post('/hotfix', (req, res) => {
  const script = path.join(__dirname, `../hotfix/${req.body.version}-fix.js`);
  if (fs.existsSync(script)) {
    // ok: js-command-injection
    child_process.execSync(`node "${script}"`);
  }
  if (!fs.existsSync(script)) {
    // ruleid: js-command-injection
    child_process.execSync(`touch "${script}"`);
  }
  res.end();
});
