import contextlib
import logging


def remove(path):
    try:
        path.unlink()
    # ruleid: py-except-silent
    except Exception:
        pass


def load_all(paths):
    for path in paths:
        try:
            load(path)
        # ruleid: py-except-silent
        except:
            continue


def remove_right(path):
    # ok: py-except-silent
    with contextlib.suppress(FileNotFoundError):
        path.unlink()


def load(path):
    try:
        return path.read_text()
    # ok: py-except-silent
    except FileNotFoundError:
        pass


def run(job):
    try:
        job()
    # ok: py-except-silent
    except Exception:
        logging.exception("job failed")


def probe(host):
    try:
        host.ping()
    # ok: py-except-silent
    except Exception:
        pass  # a host that is down is told by the next check
