const jwt = require('jsonwebtoken');

function userOf(token, key) {
  // ruleid: js-jwt-none
  return jwt.verify(token, key, { algorithms: ['HS256', 'none'] }).sub;
}

function ticket(user) {
  // ruleid: js-jwt-none
  return jwt.sign({ sub: user.id }, '', { algorithm: 'none', expiresIn: '1h' });
}

function userOfRight(token, key) {
  // ok: js-jwt-none
  return jwt.verify(token, key, { algorithms: ['RS256'] }).sub;
}

function ticketRight(user, key) {
  // ok: js-jwt-none
  return jwt.sign({ sub: user.id }, key, { algorithm: 'RS256', expiresIn: '1h' });
}
