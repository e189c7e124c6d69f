const crypto = require('crypto');

function invite(user) {
  // ruleid: js-math-random-secret
  const inviteToken = Math.random().toString(36).slice(2);
  // ruleid: js-math-random-secret
  user.password = 'p' + Math.floor(Math.random() * 1e9);
  return inviteToken;
}

function inviteRight() {
  // ok: js-math-random-secret
  const inviteToken = crypto.randomBytes(24).toString('base64url');
  return inviteToken;
}

function jitter() {
  // ok: js-math-random-secret
  const delay = 100 + Math.random() * 50;
  return delay;
}
