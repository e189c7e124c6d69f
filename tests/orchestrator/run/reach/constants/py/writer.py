import config

config.CHANGED = read()
