class PagesController < ApplicationController
  def hello
    @title = "<b>Hello #{params[:name]}</b>"
    # ruleid: rb-reflected-xss
    @title = @title.html_safe
  end

  def search
    # ruleid: rb-reflected-xss
    render html: raw("<p>Results for " + params[:q] + "</p>")
  end

  def hello_right
    # ok: rb-reflected-xss
    @title = helpers.content_tag(:b, "Hello #{params[:name]}")
  end

  def cleaned
    # ok: rb-reflected-xss
    @text = sanitize(params[:text]).html_safe
  end

  def constant
    # ok: rb-reflected-xss
    @rule = "<hr>".html_safe
  end
end

class ListsController < ApplicationController
  def index
    # ok: rb-reflected-xss
    render inline: check_boxes(@kinds, params[:kinds])
  end
end
