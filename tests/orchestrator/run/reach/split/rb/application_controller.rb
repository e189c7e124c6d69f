class ApplicationController < ActionController::Base
  before_action :load_user

  def load_user
    @user = take_input()
    @locale = scrub(take_input())
  end

  def fails
    # ok: far
    danger(@other)
  end
end
