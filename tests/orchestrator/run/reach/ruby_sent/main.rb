require_relative 'backend'

class Main
  def go
    send(:own, take_input())
  end

  def own(x)
    # ruleid: far
    danger(x)
  end

  def ask(backend, name)
    # ruleid: far
    danger(Backend.new.public_send("asked"))
    # ok: far
    danger(backend.public_send(name, "fixed"))
  end
end

backend = Backend.new
backend.send(:hidden, take_input(), "fixed")
backend.try(:tried, take_input())
backend.send(:quiet, "fixed")
