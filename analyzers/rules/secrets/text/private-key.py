import textwrap

# ruleid: private-key
DEPLOY_KEY = """-----BEGIN RSA PRIVATE KEY-----
Q2w3E4r5T6y7U8i9O0pA1s2D3f4G5h6J7k8L9zX1c2V3b4N5m6Q7w8E9r0T1y2U3
i4O5p6A7s8D9f0G1h2J3k4L5zX6c7V8b9N0m1Q2w3E4r5T6y7U8i9O0pA1s2D3f4
-----END RSA PRIVATE KEY-----
"""

# ruleid: private-key
SIGNING_KEY = "-----BEGIN PRIVATE KEY-----\nQ2w3E4r5T6y7U8i9O0pA1s2D3f4G5h6J7k8L9zX1c2V3b4N5m6Q7w8E9r0T1y2U3\n-----END PRIVATE KEY-----"

# ok: private-key
PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
Q2w3E4r5T6y7U8i9O0pA1s2D3f4G5h6J7k8L9zX1c2V3b4N5m6Q7w8E9r0T1y2U3
-----END PUBLIC KEY-----
"""


def is_private(text):
    # ok: private-key
    return "-----BEGIN RSA PRIVATE KEY-----" in text


# ok: private-key
HELP = "-----BEGIN PRIVATE KEY-----\n....\n-----END PRIVATE KEY-----"

FIELD = """
- type: textarea
  # ok: private-key
  placeholder: -----BEGIN RSA PRIVATE KEY-----
  required: false
  hide: true
  field: passphrase
  name: the words that open the key
"""
