from conf import conf
import conf as c
# ruleid: far
danger(conf["a"])
# ok: far
danger(conf["b"])
# ruleid: far
danger(c.conf["a"])
# ok: far
danger(c.conf["b"])
