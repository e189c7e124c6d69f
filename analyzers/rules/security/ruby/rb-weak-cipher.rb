class Box
  def lock
    # ruleid: rb-weak-cipher
    OpenSSL::Cipher.new("AES-128-ECB").encrypt
  end

  def old
    # ruleid: rb-weak-cipher
    OpenSSL::Cipher.new("des-cbc").encrypt
  end

  def right
    # ok: rb-weak-cipher
    OpenSSL::Cipher.new("aes-256-gcm").encrypt
  end

  def other
    # ok: rb-weak-cipher
    OpenSSL::Cipher.new("chacha20-poly1305").encrypt
  end
end
