require_relative 'more'

module Tools
  def self.clean(x)
    scrub(x)
  end

  def self.keep(x)
    x
  end

  def self.clean_far(x)
    More.tidy(x)
  end

  def self.keep_far(x)
    More.plain(x)
  end

  def self.kind(x)
    x.empty? ? 'a' : 'b'
  end

  def self.add_to(items, x)
    items << x
  end
end

class Person
  def initialize(name, kind)
    @name = name
    @kind = kind
  end

  def name
    @name
  end

  def rename(x)
    @name = x
  end
end
