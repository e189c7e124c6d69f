class User
  def initialize(name)
    @name = name
    @k = "k"
  end
  def upper
    @name.upcase
  end
  def k
    @k + "!"
  end
  def clean=(v)
    @c = scrub(v)
  end
  def clean
    @c
  end
  def dirty=(v)
    @d = v
  end
  def dirty
    @d + "!"
  end
  def twice
    @d + @d
  end
end
