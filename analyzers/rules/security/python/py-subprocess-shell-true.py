import shlex
import subprocess
from subprocess import check_output


def thumbnail(upload, size):
    # ruleid: py-subprocess-shell-true
    subprocess.run(f"convert {upload} -resize {size} out.png", shell=True, check=True)


def disk_usage(folder):
    # ruleid: py-subprocess-shell-true
    return check_output("du -sh " + folder, shell=True)


def archive(name):
    # ruleid: py-subprocess-shell-true
    subprocess.Popen("tar czf %s.tgz data" % name, cwd="/srv", shell=True)


def unpack(name):
    command = "tar xzf %s.tgz" % name
    if name:
        # ruleid: py-subprocess-shell-true
        subprocess.check_call(command, shell=True)


def version():
    # ok: py-subprocess-shell-true
    return subprocess.check_output("git describe --tags | head -1", shell=True)


def thumbnail_safely(upload, size):
    # ok: py-subprocess-shell-true
    subprocess.run(["convert", upload, "-resize", size, "out.png"], check=True)


def listing_quoted(folder):
    command = "ls -l {}".format(shlex.quote(folder))
    # ok: py-subprocess-shell-true
    subprocess.run(command, shell=True)


def usage_quoted(folder):
    # ok: py-subprocess-shell-true
    subprocess.run("du -sh " + shlex.quote(folder), shell=True)


def chosen(command):
    # ok: py-subprocess-shell-true
    subprocess.run(f"{command} --help", shell=False)


def list_folder_held_in_a_variable(folder):
    command = "ls " + folder
    # ruleid: py-subprocess-shell-true
    subprocess.run(command, shell=True, check=True)


def fixed_command_held_in_a_variable():
    command = "ls -l"
    # ok: py-subprocess-shell-true
    subprocess.run(command, shell=True, check=True)
