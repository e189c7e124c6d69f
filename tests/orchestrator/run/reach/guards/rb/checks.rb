def fits_kind?(value)
  KINDS.include?(value)
end

def demand_kind!(value)
  raise ArgumentError unless value =~ /\A[a-z]+\z/
end
