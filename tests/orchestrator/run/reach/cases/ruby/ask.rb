module Ask
  def self.ask(name, kind)
    case kind
    when :number then scrub(take_input(name))
    else take_input(name)
    end
  end
end
