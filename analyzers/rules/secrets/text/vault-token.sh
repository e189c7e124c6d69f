#!/bin/sh
# ruleid: vault-token
export VAULT_TOKEN=hvs.A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2W3x4Y5z6A7b8C9d0E1f2G3h4I5j6K7l8M9n0O1p2Q3R4s5
# ruleid: vault-token
vault login hvb.Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i2H1g0F9e8D7c6B5a4Z3y2X1w0V9u8T7s6R5q4P3o2N1m0L9k8J7i6H5g4F3e2
# ok: vault-token
export VAULT_TOKEN="$(vault print token)"
# ok: vault-token
export VAULT_TOKEN=hvs.your-token
