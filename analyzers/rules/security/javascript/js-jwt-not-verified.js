import jwt from "jsonwebtoken";

export function user(req) {
  // ruleid: js-jwt-not-verified
  return jwt.decode(req.headers.authorization.slice(7)).sub;
}

export function late(token, key) {
  // ruleid: js-jwt-not-verified
  return jwt.verify(token, key, { ignoreExpiration: true });
}

export function right(req, key) {
  // ok: js-jwt-not-verified
  return jwt.verify(req.headers.authorization.slice(7), key, { algorithms: ["HS256"] }).sub;
}

export function shown(token) {
  // ok: js-jwt-not-verified
  return jwt.decode(token, { complete: true }).header;
}
