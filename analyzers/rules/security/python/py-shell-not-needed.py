import os
import subprocess

# ruleid: py-shell-not-needed
subprocess.call("make clean", shell=True)

# ruleid: py-shell-not-needed
os.system("ls -l")

# ok: py-shell-not-needed
subprocess.call(["make", "clean"])

# ok: py-shell-not-needed
subprocess.run(["ls", "-l"], shell=False)
