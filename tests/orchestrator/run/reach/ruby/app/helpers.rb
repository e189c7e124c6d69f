module Helpers
  def mixed_in(value)
    # ruleid: far
    danger(value)
  end

  def quiet(value)
    # ok: far
    danger(scrub(value))
  end
end
