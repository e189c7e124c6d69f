class ExportsController < ApplicationController
  def make
    # ruleid: rb-method-from-request
    @export = params[:kind].constantize.new
  end

  def field
    name = params[:field]
    # ruleid: rb-method-from-request
    @value = current_user.send(name)
  end

  def field_right
    name = params[:field]
    return head(:bad_request) unless %w[name mail].include?(name)
    # ok: rb-method-from-request
    @value = current_user.public_send(name)
  end

  def prefixed
    name = "validate_#{params[:field]}"
    # ok: rb-method-from-request
    @value = current_user.public_send(name)
  end

  def fixed
    # ok: rb-method-from-request
    @value = current_user.public_send(:name)
  end
end

class ImportsController < ApplicationController
  def type
    type =
      begin
        # ok: rb-method-from-request
        Object.const_get(params[:type])
      rescue
        nil
      end
    type && type < Import ? type : nil
  end
end
