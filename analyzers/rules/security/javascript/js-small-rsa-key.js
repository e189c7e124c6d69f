import crypto from "node:crypto";
import forge from "node-forge";

// ruleid: js-small-rsa-key
export const small = crypto.generateKeyPairSync("rsa", { modulusLength: 1024, publicExponent: 0x10001 });

export function made() {
  // ruleid: js-small-rsa-key
  return forge.pki.rsa.generateKeyPair({ bits: 512 });
}

// ok: js-small-rsa-key
export const right = crypto.generateKeyPairSync("rsa", { modulusLength: 3072 });

export function chosen(bits) {
  // ok: js-small-rsa-key
  return forge.pki.rsa.generateKeyPair({ bits });
}

// ok: js-small-rsa-key
export const curve = crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
