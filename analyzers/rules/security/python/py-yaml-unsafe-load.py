import yaml
from yaml import CLoader


def settings(path):
    with open(path) as handle:
        # ruleid: py-yaml-unsafe-load
        return yaml.load(handle, Loader=yaml.Loader)


def message(text):
    # ruleid: py-yaml-unsafe-load
    return yaml.unsafe_load(text)


def fast(text):
    # ruleid: py-yaml-unsafe-load
    return yaml.load(text, CLoader)


def safe(text):
    # ok: py-yaml-unsafe-load
    return yaml.safe_load(text)


def safe_too(text):
    # ok: py-yaml-unsafe-load
    return yaml.load(text, Loader=yaml.SafeLoader)


def own(text, loader):
    # ok: py-yaml-unsafe-load
    return yaml.load(text, Loader=loader)
