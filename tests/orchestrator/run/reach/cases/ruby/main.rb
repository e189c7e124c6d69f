require_relative 'ask'

def both(kind)
  # ok: far
  danger(Ask.ask('a', :number))
  # ruleid: far
  danger(Ask.ask('a', :text))
  # ruleid: far
  danger(Ask.ask('a', kind))
end
