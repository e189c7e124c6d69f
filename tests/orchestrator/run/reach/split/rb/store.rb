class Store
  def initialize(query, name)
    @query = query
    @name = name
  end
end

Unnamed = Class.new do
  def initialize(query)
    @query = query
  end
end
