module Filling
  def fill
    @filled = take_input()
  end
end
