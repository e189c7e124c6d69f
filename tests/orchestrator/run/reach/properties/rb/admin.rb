class Admin < User
  def run
    # ruleid: far
    danger(upper)
    # ok: far
    danger(k)
  end
end
Admin.new(take_input()).run
