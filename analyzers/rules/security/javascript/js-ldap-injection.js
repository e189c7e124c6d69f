const ldap = require('ldapjs');

app.get('/person', (req, res) => {
  const filter = `(uid=${req.query.uid})`;
  // ruleid: js-ldap-injection
  client.search('ou=people,dc=example', { filter: filter, scope: 'sub' }, (error, found) => res.json(found));
});

app.get('/unit', (req, res) => {
  // ruleid: js-ldap-injection
  client.search('ou=' + req.query.unit + ',dc=example', { scope: 'sub' }, (error, found) => res.json(found));
});

app.get('/person-right', (req, res) => {
  const filter = new ldap.EqualityFilter({ attribute: 'uid', value: req.query.uid });
  // ok: js-ldap-injection
  client.search('ou=people,dc=example', { filter: filter, scope: 'sub' }, (error, found) => res.json(found));
});

app.get('/all', (req, res) => {
  // ok: js-ldap-injection
  client.search('ou=people,dc=example', { filter: '(objectClass=person)' }, (error, found) => res.json(found));
});
