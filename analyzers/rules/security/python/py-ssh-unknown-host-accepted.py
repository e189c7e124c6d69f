import asyncssh
import paramiko
from paramiko import SSHClient, WarningPolicy


def connect(host):
    client = paramiko.SSHClient()
    # ruleid: py-ssh-unknown-host-accepted
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    return client


def connect_warned(host):
    client = SSHClient()
    # ruleid: py-ssh-unknown-host-accepted
    client.set_missing_host_key_policy(WarningPolicy)
    client.connect(host)


async def run(host):
    # ruleid: py-ssh-unknown-host-accepted
    return await asyncssh.connect(host, username="deploy", known_hosts=None)


def connect_known(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    # ok: py-ssh-unknown-host-accepted
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)


async def run_known(host):
    # ok: py-ssh-unknown-host-accepted
    return await asyncssh.connect(host, username="deploy")
