import httpx
import requests

# ruleid: py-request-without-timeout
page = requests.get(url)

# ruleid: py-request-without-timeout
answer = requests.post(url, json=data, timeout=None)

# ruleid: py-request-without-timeout
client = httpx.Client(timeout=None)

# ok: py-request-without-timeout
page = requests.get(url, timeout=10)

# ok: py-request-without-timeout
answer = session.post(url, json=data)

# ok: py-request-without-timeout
client = httpx.Client()
