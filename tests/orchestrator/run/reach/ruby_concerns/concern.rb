module Filtering
  extend ActiveSupport::Concern
  included do
    before_action :load_query
  end
  def load_query
    @query = take_input()
    @clean = scrub(take_input())
  end
  def filter_value
    take_input()
  end
  def run_filter(x)
    # ruleid: far
    danger(x)
  end
  class_methods do
    def search(q)
      # ruleid: far
      danger(q)
    end
  end
end
