class HeadersController < ApplicationController
  def language
    # ruleid: rb-header-from-request
    response.headers["X-Language"] = params[:lang]
  end

  def name
    file = params[:file]
    # ruleid: rb-header-from-request
    headers["Content-Disposition"] = "attachment; filename=#{file}"
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
  end

  def joined(cookies)
    # ok: rb-header-from-request
    response.headers["X-Cookies"] = cookies.join("; ")
  end
end
