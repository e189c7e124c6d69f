class MailsController < ApplicationController
  def preview
    # ruleid: rb-template-from-request
    render inline: "Hello " + params[:name]
  end

  def mail
    text = params[:text]
    # ruleid: rb-template-from-request
    @mail = ERB.new(text).result(binding)
  end

  def preview_right
    # ok: rb-template-from-request
    render inline: "Hello <%= name %>", locals: { name: params[:name] }
  end

  def fixed
    # ok: rb-template-from-request
    @mail = ERB.new("Hello <%= @name %>").result(binding)
  end
end

class KindsController < ApplicationController
  def index
    # ok: rb-template-from-request
    render inline: check_boxes(@kinds, params[:kinds])
  end
end
