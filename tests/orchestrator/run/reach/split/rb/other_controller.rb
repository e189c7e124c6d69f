class OtherController < ApplicationController
  def show
    @item = take_input()
    # ok: far
    danger(@filled)
  end
end
