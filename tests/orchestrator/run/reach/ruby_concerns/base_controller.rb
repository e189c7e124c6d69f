class BaseController
  before_action :set_account
  private
  def set_account
    @account = take_input()
    @safe = scrub(take_input())
  end
  def current_name
    @current_name ||= take_input()
  end
end
