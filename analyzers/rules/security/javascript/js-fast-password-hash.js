const crypto = require('crypto');

function store(user, password) {
  // ruleid: js-fast-password-hash
  user.hash = crypto.createHash('md5').update(password).digest('hex');
}

function check(user, req) {
  // ruleid: js-fast-password-hash
  return user.hash === crypto.createHash('sha256').update(user.salt + req.body.password).digest('hex');
}

function storeRight(user, password) {
  const salt = crypto.randomBytes(16);
  // ok: js-fast-password-hash
  user.hash = crypto.scryptSync(password, salt, 64);
}

function checksum(content) {
  // ok: js-fast-password-hash
  return crypto.createHash('sha256').update(content).digest('hex');
}
