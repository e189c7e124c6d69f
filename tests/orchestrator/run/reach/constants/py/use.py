import config
from again import AGAIN
from config import LEVEL, MODE, TWICE
from config import PATH as WHERE
from overlay import OVERLAID

# ruleid: far
configured(MODE)
# ruleid: far
configured(WHERE)
# ruleid: far
configured(AGAIN)
# ruleid: far
configured(config.MODE)
# ruleid: far
configured(config.Limits.NAME)
# ok: far
configured(LEVEL)
# ok: far
configured(TWICE)
# ok: far
configured(config.CHANGED)
# ok: far
configured(OVERLAID)


def decided():
    value = ""
    if MODE == "raw":
        value = take_input()
    # ok: far
    danger(value)
    if LEVEL > 2:
        value = take_input()
    # ruleid: far
    danger(value)
    url = config.BASE + "/x"
    # ruleid: far
    configured(url)
