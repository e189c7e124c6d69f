class Web
  def a
    x = take_input()
    begin
      Store.new.find(x)
    rescue ArgumentError => e
      # ruleid: far
      danger(e.message)
    end
  end

  def b
    x = take_input()
    begin
      Store.quiet(x)
    rescue ArgumentError => e
      # ok: far
      danger(e.message)
    end
  end

  def c
    x = take_input()
    Store.new.made(x)
  rescue => e
    # ruleid: far
    danger(e.message)
  end
end
