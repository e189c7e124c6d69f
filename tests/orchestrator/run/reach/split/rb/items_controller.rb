class ItemsController < ApplicationController
  include Filling

  def show
    # ruleid: far
    danger(@user)
    # ruleid: far
    danger(@filled)
    # ok: far
    danger(@locale)
    # ok: far
    danger(@item)
  end
end
