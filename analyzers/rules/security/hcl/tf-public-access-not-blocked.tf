resource "aws_s3_bucket_public_access_block" "files" {
  bucket = aws_s3_bucket.files.id
  # ruleid: tf-public-access-not-blocked
  block_public_acls = false
  # ruleid: tf-public-access-not-blocked
  block_public_policy = false
  # ok: tf-public-access-not-blocked
  ignore_public_acls = true
  # ok: tf-public-access-not-blocked
  restrict_public_buckets = var.restrict
}
