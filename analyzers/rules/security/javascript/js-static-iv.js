import crypto from "node:crypto";

export function constant(text, key) {
  // ruleid: js-static-iv
  return crypto.createCipheriv("aes-256-cbc", key, "0123456789abcdef").update(text);
}

export function keyed(text, iv) {
  // ruleid: js-static-iv
  return crypto.createCipheriv("aes-256-cbc", Buffer.from("0123456789abcdef0123456789abcdef"), iv).update(text);
}

export function right(text, key) {
  const iv = crypto.randomBytes(12);
  // ok: js-static-iv
  return [iv, crypto.createCipheriv("aes-256-gcm", key, iv).update(text)];
}

export function received(text, key, iv) {
  // ok: js-static-iv
  return crypto.createDecipheriv("aes-256-gcm", key, iv).update(text);
}
