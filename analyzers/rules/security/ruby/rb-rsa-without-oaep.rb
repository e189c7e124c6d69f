require "openssl"

def old(key, text)
  # ruleid: rb-rsa-without-oaep
  key.public_encrypt(text)
end

def said(key, text)
  # ruleid: rb-rsa-without-oaep
  key.private_decrypt(text, OpenSSL::PKey::RSA::PKCS1_PADDING)
end

def right(key, text)
  # ok: rb-rsa-without-oaep
  key.public_encrypt(text, OpenSSL::PKey::RSA::PKCS1_OAEP_PADDING)
end

def signature(key, text)
  # ok: rb-rsa-without-oaep
  key.sign("SHA256", text)
end
