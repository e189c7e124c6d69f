import os
import subprocess

# ruleid: py-wildcard-in-command
os.system("tar czf /backup/all.tgz *")

# ruleid: py-wildcard-in-command
subprocess.run("chown app *", shell=True)

# ok: py-wildcard-in-command
os.system("tar czf /backup/all.tgz ./*")

# ok: py-wildcard-in-command
subprocess.run("ls *", shell=True)
