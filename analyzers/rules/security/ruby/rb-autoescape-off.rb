require 'sinatra'
require 'slim'

# ruleid: rb-autoescape-off
Slim::Engine.set_options(pretty: true, disable_escape: true)

# ruleid: rb-autoescape-off
ActiveSupport.escape_html_entities_in_json = false

# ok: rb-autoescape-off
Slim::Engine.set_options(pretty: true)

# ok: rb-autoescape-off
set :erb, escape_html: true
