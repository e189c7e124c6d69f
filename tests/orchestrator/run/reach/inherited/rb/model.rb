class Model
  include Searchable
  def go
    search(take_input())
  end
end
class Other
  extend Searchable
end
