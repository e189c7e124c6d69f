class Tokens
  def read(token)
    # ruleid: rb-jwt-not-verified
    JWT.decode(token, nil, false)
  end

  def make(user)
    # ruleid: rb-jwt-not-verified
    JWT.encode({ user: user.id }, nil, "none")
  end

  def read_right(token, key)
    # ok: rb-jwt-not-verified
    JWT.decode(token, key, true, algorithm: "HS256")
  end

  def make_right(user, key)
    # ok: rb-jwt-not-verified
    JWT.encode({ user: user.id }, key, "HS256")
  end
end
