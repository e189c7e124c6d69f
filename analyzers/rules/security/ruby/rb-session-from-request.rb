class LoginController < ApplicationController
  def role
    # ruleid: rb-session-from-request
    session[:role] = params[:role]
  end

  def user
    id = params[:user_id]
    # ruleid: rb-session-from-request
    session[:user_id] = id
  end

  def found
    # ok: rb-session-from-request
    session[:user_id] = User.find_by(name: params[:name]).id
  end

  def page
    # ok: rb-session-from-request
    session[:page] = params[:page]
  end
end
