class Store
  def run
    # ruleid: far
    danger(@query)
    # ok: far
    danger(@name)
  end
end

class Below < Base
  def run
    # ruleid: far
    danger(@query)
    # ok: far
    danger(@name)
  end
end
