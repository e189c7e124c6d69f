resource "aws_s3_bucket_versioning" "files" {
  versioning_configuration {
    # ruleid: tf-versioning-off
    status = "Suspended"
  }
}
resource "google_storage_bucket" "files" {
  versioning {
    # ruleid: tf-versioning-off
    enabled = false
  }
}
resource "google_storage_bucket" "good" {
  versioning {
    # ok: tf-versioning-off
    enabled = true
  }
}
resource "aws_s3_bucket_lifecycle_configuration" "files" {
  rule {
    # ok: tf-versioning-off
    status = "Disabled"
  }
}
