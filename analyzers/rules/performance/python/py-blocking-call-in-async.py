"""Polls a service from an asynchronous program."""
import asyncio
import subprocess
import time
from time import sleep

import requests


async def wait_until_ready(url):
    for _ in range(10):
        # ruleid: py-blocking-call-in-async
        answer = requests.get(url, timeout=2)
        if answer.ok:
            return True
        # ruleid: py-blocking-call-in-async
        time.sleep(1)
    return False


async def version(tool):
    # ruleid: py-blocking-call-in-async
    sleep(0.1)
    # ruleid: py-blocking-call-in-async
    return subprocess.check_output([tool, "--version"])


async def wait_politely(session, url):
    async with session.get(url) as answer:
        # ok: py-blocking-call-in-async
        await asyncio.sleep(1)
        return answer.status


async def version_in_a_thread(tool):
    def ask():
        # ok: py-blocking-call-in-async
        return subprocess.check_output([tool, "--version"])

    return await asyncio.to_thread(ask)


def wait(url):
    # ok: py-blocking-call-in-async
    time.sleep(1)
    # ok: py-blocking-call-in-async
    return requests.get(url, timeout=2)


async def schedule(loop):
    # ok: py-blocking-call-in-async
    await loop.run_in_executor(None, lambda: time.sleep(1))
    # ok: py-blocking-call-in-async
    await asyncio.to_thread(time.sleep, 1)


async def leave(server, code):
    await server.close()
    # ok: py-blocking-call-in-async
    time.sleep(2)
    os._exit(code)
