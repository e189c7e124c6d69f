import crypto from "node:crypto";

export function old(text) {
  // ruleid: js-weak-hash
  return crypto.createHash("md5").update(text).digest("hex");
}

export function sha1(text) {
  // ruleid: js-weak-hash
  return CryptoJS.SHA1(text).toString();
}

export function right(text) {
  // ok: js-weak-hash
  return crypto.createHash("sha256").update(text).digest("hex");
}

export function hmac(key, text) {
  // ok: js-weak-hash
  return crypto.createHmac("sha256", key).update(text).digest("hex");
}
