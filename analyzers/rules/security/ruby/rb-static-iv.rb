require "openssl"

def constant(key, text)
  cipher = OpenSSL::Cipher.new("aes-256-cbc").encrypt
  cipher.key = key
  # ruleid: rb-static-iv
  cipher.iv = "0123456789abcdef"
  cipher.update(text) + cipher.final
end

def zeros(cipher)
  # ruleid: rb-static-iv
  cipher.iv = "\0" * 16
end

def drawn(key, text)
  cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
  cipher.key = key
  # ok: rb-static-iv
  iv = cipher.random_iv
  iv + cipher.update(text) + cipher.final
end

def received(cipher, message)
  # ok: rb-static-iv
  cipher.iv = message[0, 16]
end
