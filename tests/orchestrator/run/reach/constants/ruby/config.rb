MODE = 'safe'.freeze
module Limits
  NAME = 'n'
end
