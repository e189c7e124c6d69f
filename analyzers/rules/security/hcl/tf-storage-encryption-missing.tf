# ruleid: tf-storage-encryption-missing
resource "aws_db_instance" "shop" {
  engine = "postgres"
}
# ruleid: tf-storage-encryption-missing
resource "aws_ebs_volume" "data" {
  size = 100
}
# ok: tf-storage-encryption-missing
resource "aws_ebs_volume" "good" {
  size      = 100
  encrypted = true
}
# ok: tf-storage-encryption-missing
resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.shop.id
}
# ok: tf-storage-encryption-missing
resource "aws_s3_bucket" "files" {
  bucket = "files"
}
