const path = require('path');
const { fork } = require('child_process');

app.get('/page/:name', async (req, res) => {
  // ruleid: js-module-from-request
  const page = await import(`./pages/${req.params.name}.js`);
  res.send(page.default());
});

app.post('/jobs', (req, res) => {
  const script = path.join('jobs', req.body.job);
  // ruleid: js-module-from-request
  require(script)();
  res.end();
});

const pages = { about: () => import('./pages/about.js') };

app.get('/known/:name', async (req, res) => {
  // ok: js-module-from-request
  const page = await pages[req.params.name]();
  res.send(page.default());
});

function plugins(names) {
  // ok: js-module-from-request
  return names.map((name) => require(name));
}

app.post('/work', (req, res) => {
  // ok: js-module-from-request
  const child = fork('./worker.js', [req.body.input]);
  child.on('exit', () => res.end());
});
