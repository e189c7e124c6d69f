const crypto = require('crypto');

function seal(key, text) {
  // ruleid: js-weak-cipher
  const cipher = crypto.createCipheriv('des-ede3-cbc', key, Buffer.alloc(8));
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function sealBlocks(key, text) {
  // ruleid: js-weak-cipher
  return crypto.createCipheriv('aes-128-ecb', key, null).update(text);
}

function sealOld(password, text) {
  // ruleid: js-weak-cipher
  return crypto.createCipher('aes192', password).update(text);
}

function sealRight(key, text) {
  const nonce = crypto.randomBytes(12);
  // ok: js-weak-cipher
  const cipher = crypto.createCipheriv('aes-256-gcm', key, nonce);
  return [nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()];
}

function open(algorithm, key, nonce) {
  // ok: js-weak-cipher
  return crypto.createDecipheriv(algorithm, key, nonce);
}
