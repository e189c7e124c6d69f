# ruleid: tf-key-not-rotated
resource "aws_kms_key" "files" {
  description = "files"
}
# ruleid: tf-key-not-rotated
resource "aws_kms_key" "off" {
  enable_key_rotation = false
}
# ok: tf-key-not-rotated
resource "aws_kms_key" "good" {
  enable_key_rotation = true
}
# ok: tf-key-not-rotated
resource "aws_kms_key" "sign" {
  customer_master_key_spec = "RSA_4096"
  key_usage                = "SIGN_VERIFY"
}
# ok: tf-key-not-rotated
resource "aws_kms_key" "asked" {
  enable_key_rotation = var.rotation
}
