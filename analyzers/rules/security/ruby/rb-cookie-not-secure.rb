class SessionsController < ApplicationController
  def create
    # ruleid: rb-cookie-not-secure
    cookies[:token] = { value: token, secure: true, httponly: false }
  end

  def remember
    # ruleid: rb-cookie-not-secure
    cookies.permanent[:auth_token] = user.auth_token
  end

  def create_right
    # ok: rb-cookie-not-secure
    cookies[:token] = { value: token, secure: true, httponly: true }
  end

  def theme
    # ok: rb-cookie-not-secure
    cookies[:theme] = "dark"
  end
end
