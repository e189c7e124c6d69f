import os
from telegram import Bot

# ruleid: telegram-bot-token
bot = Bot("1029384756:AAb2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r")
# ruleid: telegram-bot-token
TOKEN = '564738291:AAy8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i'
# ok: telegram-bot-token
right = Bot(os.environ["BOT_TOKEN"])
# ok: telegram-bot-token
RATIO = "1029384756:1"
