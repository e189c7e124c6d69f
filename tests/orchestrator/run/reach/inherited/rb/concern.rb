module Searchable
  extend ActiveSupport::Concern
  included do
    scope :x, -> { 1 }
  end
  def search(q)
    # ruleid: far
    danger(q)
  end
  module ClassMethods
    def lookup(q)
      # ruleid: far
      danger(q)
    end
  end
end
