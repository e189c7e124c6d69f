module More
  def self.tidy(x)
    scrub(x)
  end

  def self.plain(x)
    x
  end
end
