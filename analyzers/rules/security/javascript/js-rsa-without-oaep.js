import crypto from "node:crypto";
import NodeRSA from "node-rsa";

export function old(key, text) {
  // ruleid: js-rsa-without-oaep
  return crypto.publicEncrypt({ key, padding: crypto.constants.RSA_PKCS1_PADDING }, text);
}

export function opened(key, text) {
  // ruleid: js-rsa-without-oaep
  return crypto.privateDecrypt({ key, padding: crypto.constants.RSA_PKCS1_PADDING }, text);
}

export function right(key, text) {
  // ok: js-rsa-without-oaep
  return crypto.publicEncrypt({ key, padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" }, text);
}

export function signature(key, text) {
  // ok: js-rsa-without-oaep
  return crypto.sign("sha256", text, { key, padding: crypto.constants.RSA_PKCS1_PADDING });
}
