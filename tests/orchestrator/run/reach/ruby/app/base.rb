class Base
  include Helpers

  def inherited(value)
    # ruleid: far
    danger(value)
  end
end
