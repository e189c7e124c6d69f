class ApiController < ApplicationController
  def echo
    # ruleid: rb-cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
  end

  def env_origin
    # ruleid: rb-cors-any-origin
    headers["Access-Control-Allow-Origin"] = request.env["HTTP_ORIGIN"]
  end

  def named
    # ok: rb-cors-any-origin
    headers["Access-Control-Allow-Origin"] = "https://app.example"
  end

  def open
    # ok: rb-cors-any-origin
    headers["Access-Control-Allow-Origin"] = "*"
  end
end
