class Store
  def self.find(query)
    # ruleid: far
    danger(query)
  end

  def put(key, value)
    # ruleid: far
    danger(value)
  end
end
