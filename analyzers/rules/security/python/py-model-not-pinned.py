from datasets import load_dataset
from transformers import AutoModel

# ruleid: py-model-not-pinned
model = AutoModel.from_pretrained("lab/small")

# ruleid: py-model-not-pinned
data = load_dataset("lab/questions", revision="main")

# ok: py-model-not-pinned
model = AutoModel.from_pretrained("lab/small", revision="3f1c9d2e5b7a")

# ok: py-model-not-pinned
model = AutoModel.from_pretrained(path)
