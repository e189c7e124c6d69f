import os

# ruleid: generic-secret-assignment
PAYMENT_API_KEY = "Q2w3E4r5T6y7U8i9O0pA1s2D3f4G5h6J"
# ruleid: generic-secret-assignment
settings = {"client_secret": "z9Y8x7W6v5U4t3S2r1Q0p9O8n7M6l5K4"}

# ok: generic-secret-assignment
API_KEY = os.environ["PAYMENT_API_KEY"]
# ok: generic-secret-assignment
SECRET_KEY = "your-secret-key-goes-here-0000"
# ok: generic-secret-assignment
api_key = "abcdef0123456789ABCDEF0123456789"
# ok: generic-secret-assignment
access_token = "https://login.acme.net/oauth2/v1/Token123"
# ok: generic-secret-assignment
MAPS_API_KEY = "AIzaSyB3cD4eF5gH6iJ7kL8mN9oP0qR1sT2uV3w"
