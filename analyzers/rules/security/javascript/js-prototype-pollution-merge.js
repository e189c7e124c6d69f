const _ = require('lodash');
const deepmerge = require('deepmerge');

app.post('/settings', (req, res) => {
  // ruleid: js-prototype-pollution-merge
  _.merge(settings, req.body);
  res.end();
});

app.post('/profile', (req, res) => {
  // ruleid: js-prototype-pollution-merge
  res.json(deepmerge(defaults, req.body.profile));
});

app.post('/colour', (req, res) => {
  // ok: js-prototype-pollution-merge
  settings.colour = String(req.body.colour);
  res.end();
});

function configure(options) {
  // ok: js-prototype-pollution-merge
  return _.merge({}, defaults, options);
}

app.put('/organisations', (req, res) => {
  // ok: js-prototype-pollution-merge
  res.json(queryRunner.manager.merge(Organisation, known, req.body));
});
