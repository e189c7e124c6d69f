class Store
  def initialize(query, name)
    @query = query
    @name = name
  end

  def run
    # ruleid: far
    danger(@query)
  end

  def show
    # ok: far
    danger(@name)
  end

  def put_later(value)
    @later = value
  end

  def run_later
    # ruleid: far
    danger(@later)
  end

  def get_query
    @query
  end

  def get_name
    @name
  end
end
