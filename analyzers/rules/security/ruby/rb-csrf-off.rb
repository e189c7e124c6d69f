class HooksController < ApplicationController
  # ruleid: rb-csrf-off
  skip_before_action :verify_authenticity_token
end

class FormsController < ApplicationController
  # ruleid: rb-csrf-off
  skip_before_action :verify_authenticity_token, only: [:create]
end

class UsersController < ApplicationController
  # ok: rb-csrf-off
  protect_from_forgery with: :exception
  # ok: rb-csrf-off
  skip_before_action :authenticate, only: [:new]
end
