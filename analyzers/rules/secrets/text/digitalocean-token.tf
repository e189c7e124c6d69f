provider "digitalocean" {
  # ruleid: digitalocean-token
  token = "dop_v1_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5b6c7d8e9f0a1b2"
}

locals {
  # ruleid: digitalocean-token
  old = "doo_v1_f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d9c8b7a6f5e4d3c2b1a0f9e8"
  # ok: digitalocean-token
  right = var.do_token
  # ok: digitalocean-token
  sample = "dop_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
}
