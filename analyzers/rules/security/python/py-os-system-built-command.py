import os
import shlex


def ping(host):
    # ruleid: py-os-system-built-command
    return os.system("ping -c 1 " + host)


def lines(path):
    # ruleid: py-os-system-built-command
    return os.popen(f"wc -l {path}").read()


def remove(name):
    # ruleid: py-os-system-built-command
    os.system("rm -f %s" % name)


def kind(path):
    command = "file -b {}".format(path)
    # ruleid: py-os-system-built-command
    with os.popen(command) as answer:
        return answer.read()


def leaks():
    # ok: py-os-system-built-command
    os.system("leaks %d" % os.getpid())


def clear():
    # ok: py-os-system-built-command
    os.system("clear")


def ping_quoted(host):
    # ok: py-os-system-built-command
    return os.system("ping -c 1 " + shlex.quote(host))


def uptime():
    # ok: py-os-system-built-command
    return os.popen("uptime").read()


def list_folder_held_in_a_variable(folder):
    command = "ls " + folder
    # ruleid: py-os-system-built-command
    os.system(command)


def show_held_in_a_variable(name):
    command = f"cat {name}"
    # ruleid: py-os-system-built-command
    os.system(command)


def fixed_command_held_in_a_variable():
    command = "ls -l"
    # ok: py-os-system-built-command
    os.system(command)
