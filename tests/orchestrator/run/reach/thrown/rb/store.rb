class Store
  def find(name)
    raise ArgumentError, "no #{name}"
  end

  def made(name)
    raise name
  end

  def self.quiet(name)
    raise ArgumentError, "no"
  end
end
