class Api
  def client(host)
    http = Net::HTTP.new(host, 443)
    http.use_ssl = true
    # ruleid: rb-tls-verify-off
    http.verify_mode = OpenSSL::SSL::VERIFY_NONE
    http
  end

  def load(url)
    # ruleid: rb-tls-verify-off
    HTTParty.get(url, verify: false)
  end

  def client_right(host)
    http = Net::HTTP.new(host, 443)
    # ok: rb-tls-verify-off
    http.verify_mode = OpenSSL::SSL::VERIFY_PEER
    http
  end

  def load_right(url)
    # ok: rb-tls-verify-off
    HTTParty.get(url, verify: true)
  end
end
