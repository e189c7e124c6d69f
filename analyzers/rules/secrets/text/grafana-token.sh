#!/bin/sh
# ruleid: grafana-token
curl -H "Authorization: Bearer glsa_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6_a1b2c3d4" https://grafana.acme.net/api/org
# ruleid: grafana-token
export GRAFANA_TOKEN=glsa_Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4_f9e8d7c6
# ok: grafana-token
export GRAFANA_TOKEN="$(cat /run/secrets/grafana)"
# ok: grafana-token
export GRAFANA_TOKEN=glsa_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxx
