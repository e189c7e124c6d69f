# ruleid: py-temp-path-fixed
handle = open("/tmp/report.txt", "w")

# ruleid: py-temp-path-fixed
with open("/var/tmp/state", "wb") as handle:
    handle.write(data)

# ok: py-temp-path-fixed
handle = open("/tmp/report.txt")

# ok: py-temp-path-fixed
handle = open(os.path.join(folder, "report.txt"), "w")
