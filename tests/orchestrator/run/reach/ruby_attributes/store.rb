class Store
  attr_reader :query, :name
  attr_accessor :later
  attr_writer :given

  def initialize(query, name)
    @query = query
    @name = name
  end

  def run
    # ruleid: far
    danger(query)
  end

  def show
    # ok: far
    danger(name)
  end

  def run_later
    # ruleid: far
    danger(later)
  end

  def run_given
    # ruleid: far
    danger(@given)
  end
end
