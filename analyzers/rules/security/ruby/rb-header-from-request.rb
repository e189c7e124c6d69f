class HeadersController < ApplicationController
  def language
    # ruleid: rb-header-from-request
    response.headers["Set-Cookie"] = "lang=#{params[:lang]}"
  end

  def name
    file = params[:file]
    # ruleid: rb-header-from-request
    headers["X-Accel-Redirect"] = "/files/#{file}"
  end

  def fixed
    # ok: rb-header-from-request
    response.headers["X-Frame-Options"] = "DENY"
  end

  def page
    # ok: rb-header-from-request
    response.headers["X-Page"] = params[:page].to_i.to_s
  end

  def tagged
    # ok: rb-header-from-request
    response.headers["ETag"] = params[:version]
    # ok: rb-header-from-request
    headers["Content-Disposition"] = "attachment; filename=#{params[:name]}"
  end

  def joined(cookies)
    # ok: rb-header-from-request
    response.headers["X-Cookies"] = cookies.join("; ")
  end
end
