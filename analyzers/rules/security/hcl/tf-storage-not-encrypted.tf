resource "aws_db_instance" "shop" {
  # ruleid: tf-storage-not-encrypted
  storage_encrypted = false
}
resource "aws_instance" "web" {
  root_block_device {
    # ruleid: tf-storage-not-encrypted
    encrypted = false
  }
  ebs_block_device {
    # ok: tf-storage-not-encrypted
    encrypted = true
  }
}
resource "aws_efs_file_system" "files" {
  # ok: tf-storage-not-encrypted
  encrypted = var.encrypted
}
resource "local_file" "x" {
  # ok: tf-storage-not-encrypted
  encrypted = false
}
