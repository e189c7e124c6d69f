require "sinatra"

get "/hello" do
  # ruleid: rb-sinatra-xss
  "<h1>Hello #{params[:name]}</h1>"
end

post "/search" do
  q = params["q"]
  # ruleid: rb-sinatra-xss
  "<p>Results for " + q + "</p>"
end

get "/right" do
  # ok: rb-sinatra-xss
  "<h1>Hello #{ERB::Util.html_escape(params[:name])}</h1>"
end

get "/plain" do
  content_type :text
  # ok: rb-sinatra-xss
  "hello #{params[:name]}"
end
