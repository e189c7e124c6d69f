import torch

# ruleid: py-torch-load
weights = torch.load("model.pt")

# ruleid: py-torch-load
weights = torch.load(path, weights_only=False)

# ok: py-torch-load
weights = torch.load("model.pt", weights_only=True)

# ok: py-torch-load
weights = safetensors.torch.load_file("model.safetensors")
