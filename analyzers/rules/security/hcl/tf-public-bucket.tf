resource "aws_s3_bucket" "files" {
  bucket = "files"
  # ruleid: tf-public-bucket
  acl    = "public-read"
}
resource aws_s3_bucket_acl other {
  bucket = aws_s3_bucket.files.id
  # ruleid: tf-public-bucket
  acl = "public-read-write"
}
resource "aws_s3_bucket_acl" "good" {
  # ok: tf-public-bucket
  acl = "private"
}
resource "aws_s3_bucket_acl" "log" {
  # ok: tf-public-bucket
  acl = var.acl
}
