# ruleid: py-bind-all
sock.bind(("0.0.0.0", 8080))

# ruleid: py-bind-all
server.bind(("", port))

# ok: py-bind-all
sock.bind(("127.0.0.1", 8080))

# ok: py-bind-all
server.bind((host, port))
