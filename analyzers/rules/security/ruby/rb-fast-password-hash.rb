class User < ApplicationRecord
  def save_password(password)
    # ruleid: rb-fast-password-hash
    self.digest = Digest::MD5.hexdigest(password)
  end

  def matches?(password)
    # ruleid: rb-fast-password-hash
    digest == Digest::SHA256.hexdigest(password + salt)
  end

  def save_right(password)
    # ok: rb-fast-password-hash
    self.digest = BCrypt::Password.create(password)
  end

  def name_of(path)
    # ok: rb-fast-password-hash
    Digest::SHA256.hexdigest(path)
  end
end
