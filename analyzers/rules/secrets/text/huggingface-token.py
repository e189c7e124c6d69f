import os
from huggingface_hub import login

# ruleid: huggingface-token
login(token="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")
# ruleid: huggingface-token
TOKEN = "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"
# ok: huggingface-token
login(token=os.environ["HF_TOKEN"])
# ok: huggingface-token
SAMPLE = "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
