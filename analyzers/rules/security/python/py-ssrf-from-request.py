import requests
import urllib.request
from flask import request


def preview():
    # ruleid: py-ssrf-from-request
    return requests.get(request.args["url"], timeout=5).text


def ping():
    # ruleid: py-ssrf-from-request
    return urllib.request.urlopen(f"https://{request.form['host']}/ping").read()


def rates():
    # ok: py-ssrf-from-request
    return requests.get("https://rates.example/v1/", params=request.args, timeout=5).json()


def load(url):
    # ok: py-ssrf-from-request
    return requests.get(url, timeout=5).text


def copied():
    # ok: py-ssrf-from-request
    return httpx.Headers(request.headers)


async def guarded():
    async with httpx.AsyncClient(transport=SafeTransport()) as client:
        # ok: py-ssrf-from-request
        return await client.get(request.args["url"])


def configured():
    # ok: py-ssrf-from-request
    requests.get(settings.API_URL + "/" + request.args["name"])
    # ok: py-ssrf-from-request
    requests.get(f"{settings.API_URL}/{request.args['name']}")
    # ruleid: py-ssrf-from-request
    requests.get(settings.PROTOCOL + request.args["name"])
