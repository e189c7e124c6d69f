require "openssl"

def small
  # ruleid: rb-small-rsa-key
  OpenSSL::PKey::RSA.new(1024)
end

def made
  # ruleid: rb-small-rsa-key
  OpenSSL::PKey::DSA.generate(512)
end

def right
  # ok: rb-small-rsa-key
  OpenSSL::PKey::RSA.generate(3072)
end

def read(text, password)
  # ok: rb-small-rsa-key
  OpenSSL::PKey::RSA.new(text, password)
end
