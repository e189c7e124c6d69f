import crypto from "node:crypto";

export function isSigned(key, text, given) {
  const expected = crypto.createHmac("sha256", key).update(text).digest("hex");
  // ruleid: js-signature-compared
  return expected === given;
}

export function isNamed(key, text, header) {
  const mac = crypto.createHmac("sha256", key);
  mac.update(text);
  // ruleid: js-signature-compared
  if (`sha256=${mac.digest("hex")}` !== header) {
    throw new Error("not signed");
  }
}

export function right(key, text, given) {
  const expected = crypto.createHmac("sha256", key).update(text).digest();
  // ok: js-signature-compared
  return expected.length === given.length && crypto.timingSafeEqual(expected, given);
}

export function checksum(text, given) {
  // ok: js-signature-compared
  return crypto.createHash("sha256").update(text).digest("hex") === given;
}
