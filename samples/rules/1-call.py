import sys
from sys import exit as leave


def load(path):
    if not path:
        # ruleid: 1-call
        sys.exit(1)
    if path == "-":
        # ruleid: 1-call
        leave( 1 )
    return open(path)


def main():
    # ok: 1-call
    sys.exit(0)


class Door:
    def close(self):
        # ok: 1-call
        self.exit(1)
