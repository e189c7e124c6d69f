import logging.config

# ruleid: py-logging-listen
thread = logging.config.listen(9999)

# ruleid: py-logging-listen
logging.config.listen().start()

# ok: py-logging-listen
thread = logging.config.listen(9999, verify=check)

# ok: py-logging-listen
logging.config.dictConfig(settings)
