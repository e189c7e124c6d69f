/** Codes of a message. */
export function basic(user, password) {
  // ruleid: js-buffer-constructor
  return new Buffer(`${user}:${password}`).toString("base64");
}

export function decoded(text) {
  // ruleid: js-buffer-constructor
  return new Buffer(text, "base64").toString("utf8");
}

export function magic() {
  // ruleid: js-buffer-constructor
  return new Buffer([0x7f, 0x45, 0x4c, 0x46]);
}

export function room(size) {
  // ruleid: js-buffer-constructor
  return new Buffer(size);
}

export function decodedWell(text) {
  // ok: js-buffer-constructor
  return Buffer.from(text, "base64").toString("utf8");
}

export function roomWell(size) {
  // ok: js-buffer-constructor
  return Buffer.alloc(size);
}
