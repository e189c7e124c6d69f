class Reset
  def token
    # ruleid: rb-random-secret
    @token = (0..20).map { rand(36).to_s(36) }.join
  end

  def code
    # ruleid: rb-random-secret
    password = ("a".."z").to_a.shuffle.first(10).join
    password
  end

  def token_right
    # ok: rb-random-secret
    @token = SecureRandom.hex(32)
  end

  def colour
    # ok: rb-random-secret
    @colour = rand(256)
  end
end
