import ssl
import urllib.request
import requests
import httpx


def prices(url):
    # ruleid: py-tls-verify-off
    return requests.get(url, timeout=5, verify=False).json()


def client():
    # ruleid: py-tls-verify-off
    return httpx.AsyncClient(verify=False)


def session():
    s = requests.Session()
    s.headers["Accept"] = "application/json"
    # ruleid: py-tls-verify-off
    s.verify = False
    return s


# ruleid: py-tls-verify-off
ssl._create_default_https_context = ssl._create_unverified_context


def prices_checked(url):
    # ok: py-tls-verify-off
    return requests.get(url, timeout=5).json()


def internal(url):
    # ok: py-tls-verify-off
    return requests.get(url, verify="/etc/ssl/own-ca.pem", timeout=5)


def optional(url, check):
    # ok: py-tls-verify-off
    return requests.get(url, verify=check, timeout=5)


def form(data):
    # ok: py-tls-verify-off
    return data.validate(verify=False)
