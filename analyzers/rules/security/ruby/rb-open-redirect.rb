class SessionsController < ApplicationController
  def done
    # ruleid: rb-open-redirect
    redirect_to params[:next]
  end

  def leave
    target = params[:to] || root_path
    # ruleid: rb-open-redirect
    redirect_to(target)
  end

  def home
    # ok: rb-open-redirect
    redirect_to root_path
  end

  def user
    # ok: rb-open-redirect
    redirect_to "/users/#{params[:id]}"
  end

  def found
    # ok: rb-open-redirect
    redirect_to user_path(User.find(params[:id]))
  end

  def checked
    # ok: rb-open-redirect
    redirect_to url_from(params[:next]) || root_path
  end

  def back
    # ok: rb-open-redirect
    redirect_to request.headers["Referer"]
  end
end

class EventsController < ApplicationController
  def show
    back = params[:return]
    # ok: rb-open-redirect
    redirect_to back, allow_other_host: false
  end
end

class AuthorizationsController < ApplicationController
  def create
    status, header, _body = endpoint.call(request.env)
    # ok: rb-open-redirect
    redirect_to header["Location"]
  end

  def rename
    if @person.update(params[:person])
      # ok: rb-open-redirect
      redirect_to @person
    end
  end

  def leave
    @target = params[:target]
    # ruleid: rb-open-redirect
    redirect_to @target
  end
end

class CopiesController
  def update
    @original_post = Post.find(params[:id])
    @original_post.update(title: params[:title])
    # ok: rb-open-redirect
    redirect_to @original_post
    @original_url = params[:back]
    # ruleid: rb-open-redirect
    redirect_to @original_url
  end
end
