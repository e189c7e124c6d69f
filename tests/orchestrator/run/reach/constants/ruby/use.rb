require_relative 'config'
# ruleid: far
configured(MODE)
# ruleid: far
configured(Limits::NAME)
# ruleid: far
configured(::MODE)
# ok: far
configured(::Unknown::NAME)
def decided
  value = ''
  value = take_input() if MODE == 'raw'
  # ok: far
  danger(value)
  value = take_input() if MODE == 'safe'
  # ruleid: far
  danger(value)
end
