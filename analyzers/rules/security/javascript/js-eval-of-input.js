const vm = require('vm');

app.get('/calculate', (req, res) => {
  // ruleid: js-eval-of-input
  res.json(eval(req.query.expression));
});

app.post('/script', (req, res) => {
  // ruleid: js-eval-of-input
  res.json(vm.runInNewContext(req.body.script, {}));
});

function restore() {
  // ruleid: js-eval-of-input
  return new Function('return ' + location.hash.slice(1))();
}

app.post('/data', (req, res) => {
  // ok: js-eval-of-input
  res.json(JSON.parse(req.body.text));
});

function later(req, work) {
  // ok: js-eval-of-input
  setTimeout(() => work(req.body), 100);
}

// ok: js-eval-of-input
const one = eval('1');
