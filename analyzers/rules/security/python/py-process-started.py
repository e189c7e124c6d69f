import subprocess
from subprocess import Popen as start


def version():
    # ruleid: py-process-started
    return subprocess.check_output(["/usr/bin/git", "--version"])


def show(path):
    # ruleid: py-process-started
    start(["less", path])


def listing(path):
    # ok: py-process-started
    return os.listdir(path)


def shell(command):
    # ok: py-process-started
    subprocess.run(command, shell=True)
