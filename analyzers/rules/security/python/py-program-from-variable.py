import os
import sys

# ruleid: py-program-from-variable
os.execvp(name, [name, "status"])

# ruleid: py-program-from-variable
os.spawnl(os.P_WAIT, tool, tool, "-v")

# ok: py-program-from-variable
os.execv("/usr/bin/git", ["git", "status"])

# ok: py-program-from-variable
os.execv(sys.executable, [sys.executable, "-m", "app"])
