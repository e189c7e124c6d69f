class Backend
  def hidden(x, y)
    # ruleid: far
    danger(x)
    # ok: far
    danger(y)
  end

  def asked
    take_input()
  end

  def tried(x)
    # ruleid: far
    danger(x)
  end

  def quiet(x)
    # ok: far
    danger(x)
  end
end
