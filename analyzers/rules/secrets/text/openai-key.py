from openai import OpenAI
import os

# ruleid: openai-key
client = OpenAI(api_key="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")
# ruleid: openai-key
KEY = "sk-proj-Z9y8X7w6V5u4T3s2R1q0P9o8T3BlbkFJZ9y8X7w6V5u4T3s2R1q0P9o8"
# ok: openai-key
right = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
# ok: openai-key
SAMPLE = "sk-your-key-here"
