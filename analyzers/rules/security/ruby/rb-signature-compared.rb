require "openssl"

def signed?(key, text, given)
  expected = OpenSSL::HMAC.hexdigest("SHA256", key, text)
  # ruleid: rb-signature-compared
  expected == given
end

def check!(key, text, header)
  # ruleid: rb-signature-compared
  raise "not signed" if "sha256=#{OpenSSL::HMAC.hexdigest("SHA256", key, text)}" != header
end

def right?(key, text, given)
  expected = OpenSSL::HMAC.hexdigest("SHA256", key, text)
  # ok: rb-signature-compared
  OpenSSL.secure_compare(expected, given)
end

def checksum?(text, given)
  # ok: rb-signature-compared
  OpenSSL::Digest::SHA256.hexdigest(text) == given
end
