module Store
  def self.pair
    [take_input(), 'fixed']
  end

  def self.named
    { query: take_input(), mode: 'fixed' }
  end
end
