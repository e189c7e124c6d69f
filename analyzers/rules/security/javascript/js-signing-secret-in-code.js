const express = require('express');
const session = require('express-session');
const jwt = require('jsonwebtoken');

const app = express();
// ruleid: js-signing-secret-in-code
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));

function ticket(user) {
  // ruleid: js-signing-secret-in-code
  return jwt.sign({ sub: user.id }, 'correct-horse-battery', { expiresIn: '1h' });
}

// ok: js-signing-secret-in-code
app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));

function ticketRight(user, key) {
  // ok: js-signing-secret-in-code
  return jwt.sign({ sub: user.id }, key, { expiresIn: '1h' });
}
