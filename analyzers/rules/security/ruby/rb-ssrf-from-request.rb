class PreviewController < ApplicationController
  def show
    # ruleid: rb-ssrf-from-request
    @body = Net::HTTP.get(URI(params[:url]))
  end

  def feed
    url = "http://#{params[:host]}/feed.xml"
    # ruleid: rb-ssrf-from-request
    @feed = HTTParty.get(url)
  end

  def rates
    # ok: rb-ssrf-from-request
    @rates = HTTParty.get("https://rates.example/v1/#{params[:day]}")
  end

  def fixed
    # ok: rb-ssrf-from-request
    @rates = Net::HTTP.get(URI("https://rates.example/v1"))
  end
end
