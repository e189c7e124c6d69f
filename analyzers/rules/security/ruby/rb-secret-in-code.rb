class Tokens < ApplicationController
  # ruleid: rb-secret-in-code
  http_basic_authenticate_with name: "admin", password: "Summer-2021"

  def make(user)
    # ruleid: rb-secret-in-code
    JWT.encode({ user: user.id }, "example-secret", "HS256")
  end

  def make_right(user)
    # ok: rb-secret-in-code
    JWT.encode({ user: user.id }, ENV.fetch("JWT_KEY"), "HS256")
  end

  def sign(text)
    # ok: rb-secret-in-code
    OpenSSL::HMAC.hexdigest("SHA256", Rails.application.credentials.key, text)
  end
end
