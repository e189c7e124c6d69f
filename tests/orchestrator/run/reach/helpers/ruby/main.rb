require_relative 'tools'

class Main
  def direct
    # ok: far
    danger(Tools.clean(take_input()))
    # ruleid: far
    danger(Tools.keep(take_input()))
    # ok: far
    danger(Tools.clean_far(take_input()))
    # ruleid: far
    danger(Tools.keep_far(take_input()))
    # ok: far
    danger(Tools.kind(take_input()))
  end

  def held
    person = Person.new(take_input(), 'k')
    # ruleid: far
    danger(person.name)
    other = Person.new('n', 'k')
    other.rename(take_input())
    # ruleid: far
    danger(other.name)
  end
end
