import os
import shlex
import subprocess

from flask import request


def ping():
    host = request.args.get("host")
    # ruleid: py-command-injection
    os.system("ping -c 1 " + host)


def convert():
    name = request.form["name"]
    # ruleid: py-command-injection
    subprocess.run(f"convert {name} out.png", shell=True, check=True)


def count():
    command = ["sh", "-c"]
    command.append("wc -l " + request.args["file"])
    # ruleid: py-command-injection
    subprocess.run(command)


def ping_right():
    host = request.args.get("host")
    # ok: py-command-injection
    subprocess.run(["ping", "-c", "1", "--", host], check=True)


def convert_right():
    name = shlex.quote(request.form["name"])
    # ok: py-command-injection
    subprocess.run(f"convert {name} out.png", shell=True, check=True)


def there_already():
    path = os.path.join("pictures", request.args["name"])
    if os.path.exists(path):
        # ok: py-command-injection
        os.system("identify " + path)
    if not os.path.exists(path):
        # ruleid: py-command-injection
        os.system("convert empty.png " + path)
