terraform {
  cloud {
    # ruleid: terraform-cloud-token
    token = "A1b2C3d4E5f6G7.atlasv1.A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2W3x4Y5z6A7b8C9d0E1f2G3h4"
  }
}

locals {
  # ruleid: terraform-cloud-token
  old = "Z9y8X7w6V5u4T3.atlasv1.Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i2H1g0F9e8D7c6B5a4Z3y2X1w0V9u8T7s6"
  # ok: terraform-cloud-token
  right = var.token
  # ok: terraform-cloud-token
  sample = "xxxxxxxxxxxxxx.atlasv1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
}
