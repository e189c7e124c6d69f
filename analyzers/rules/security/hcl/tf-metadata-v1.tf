resource "aws_instance" "web" {
  metadata_options {
    # ruleid: tf-metadata-v1
    http_tokens = "optional"
  }
}
module "machine" {
  source = "./machine"
  metadata_options = {
    # ruleid: tf-metadata-v1
    http_tokens = "optional"
  }
}
resource "aws_instance" "good" {
  metadata_options {
    # ok: tf-metadata-v1
    http_tokens = "required"
  }
}
resource "aws_instance" "asked" {
  metadata_options {
    # ok: tf-metadata-v1
    http_tokens = var.tokens
  }
}
