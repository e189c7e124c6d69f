require "net/http"
require "openssl"

def old(http)
  # ruleid: rb-old-tls
  http.ssl_version = :TLSv1
end

def older(context)
  # ruleid: rb-old-tls
  context.min_version = OpenSSL::SSL::TLS1_VERSION
end

def right(http)
  # ok: rb-old-tls
  http.min_version = OpenSSL::SSL::TLS1_2_VERSION
end

def chosen(http, version)
  # ok: rb-old-tls
  http.ssl_version = version
end
