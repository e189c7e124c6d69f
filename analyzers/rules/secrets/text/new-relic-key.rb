require "net/http"

# ruleid: new-relic-key
KEY = "NRAK-A1B2C3D4E5F6G7H8I9J0K1L2M3N"
# ruleid: new-relic-key
headers = { "Api-Key" => 'NRAK-Z9Y8X7W6V5U4T3S2R1Q0P9O8N7M' }
# ok: new-relic-key
right = ENV.fetch("NEW_RELIC_KEY")
# ok: new-relic-key
SAMPLE = "NRAK-XXXXXXXXXXXXXXXXXXXXXXXXXXX"
