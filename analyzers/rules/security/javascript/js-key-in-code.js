import crypto from "node:crypto";

export function sign(text) {
  // ruleid: js-key-in-code
  return crypto.createHmac("sha256", "made-up-signing-key").update(text).digest("hex");
}

const KEY = "another-made-up-key";

export function signed(text) {
  // ruleid: js-key-in-code
  return crypto.createHmac("sha256", KEY).update(text).digest("base64");
}

export function configured(text) {
  // ok: js-key-in-code
  return crypto.createHmac("sha256", process.env.SIGNING_KEY).update(text).digest("hex");
}

export function derived(secret, day, text) {
  // ok: js-key-in-code
  return crypto.createHmac("sha256", `${secret}:${day}`).update(text).digest("hex");
}

export function hashed(text) {
  // ok: js-key-in-code
  return crypto.createHash("sha256").update(text).digest("hex");
}
