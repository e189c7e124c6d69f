def right_branch
  x = take_input()
  if fits_kind?(x)
    # ok: far
    danger(x)
  end
end

def comes_back
  x = take_input()
  demand_kind!(x)
  # ok: far
  danger(x)
end

def wrong_branch
  x = take_input()
  unless fits_kind?(x)
    # ruleid: far
    danger(x)
  end
end
