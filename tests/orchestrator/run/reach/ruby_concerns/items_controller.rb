class ItemsController < BaseController
  include Filtering
  before_action :set_item, only: [:show]
  def show
    # ruleid: far
    danger(@item)
    # ruleid: far
    danger(@account)
    # ok: far
    danger(@safe)
    # ruleid: far
    danger(@query)
    # ok: far
    danger(@clean)
    # ruleid: far
    danger(filter_value)
    # ruleid: far
    danger(current_name)
    run_filter(current_name)
    ItemsController.search(current_name)
  end
  private
  def set_item
    @item = take_input()
  end
end
