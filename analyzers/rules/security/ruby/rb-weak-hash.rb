class Sums
  def old(text)
    # ruleid: rb-weak-hash
    Digest::MD5.hexdigest(text)
  end

  def sha1(text)
    # ruleid: rb-weak-hash
    Digest::SHA1.base64digest(text)
  end

  def right(text)
    # ok: rb-weak-hash
    Digest::SHA256.hexdigest(text)
  end

  def hmac(key, text)
    # ok: rb-weak-hash
    OpenSSL::HMAC.hexdigest("SHA256", key, text)
  end
end
