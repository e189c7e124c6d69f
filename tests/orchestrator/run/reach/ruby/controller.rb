require_relative 'app/base'

class Controller < Base
  def get
    query = take_input(1)
    Store.find(query)
    @store = Store.new
    @store.put(1, query)
    inherited(query)
    mixed_in(query)
    quiet(query)
  end
end
