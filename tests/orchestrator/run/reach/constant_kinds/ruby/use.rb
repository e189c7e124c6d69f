require_relative 'values'
# ruleid: far
configured(Values::Inner::QUERY)
# ruleid: far
configured('' + Values::Inner::LIST[0])
# ruleid: far
configured('' + Values::Inner::MAP[:k])
# ruleid: far
configured('' + Values::Inner::TEXTS['l'])
class Derived < Values::Inner
  def f
    # ruleid: far
    configured(QUERY)
  end
end
