import urllib.request

# ruleid: py-url-opener
opener = urllib.request.URLopener()

# ruleid: py-url-opener
page = urllib.request.urlopen("file:///etc/hosts")

# ok: py-url-opener
page = urllib.request.urlopen("https://example.org/")

# ok: py-url-opener
opener = urllib.request.build_opener()
