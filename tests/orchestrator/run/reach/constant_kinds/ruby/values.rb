module Values
  TABLE = 'users'
  class Inner
    QUERY = "select #{TABLE}"
    LIST = %w[a b].freeze
    MAP = { k: 'v' }.freeze
    TEXTS = { 'l' => 'm' }
  end
end
