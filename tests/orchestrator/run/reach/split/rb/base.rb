class Base
  def initialize(query, name)
    @query = query
    @name = name
  end
end
