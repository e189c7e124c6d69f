class StatesController < ApplicationController
  def cart
    # ruleid: rb-deserialize-request
    @cart = Marshal.load(Base64.decode64(cookies[:cart]))
  end

  def import
    text = params[:file].read
    # ruleid: rb-deserialize-request
    @rows = YAML.load(text)
  end

  def import_right
    # ok: rb-deserialize-request
    @rows = YAML.safe_load(params[:file].read)
  end

  def cart_right
    # ok: rb-deserialize-request
    @cart = JSON.parse(cookies[:cart])
  end

  def cached(path)
    # ok: rb-deserialize-request
    @rows = Marshal.load(File.binread(path))
  end
end
