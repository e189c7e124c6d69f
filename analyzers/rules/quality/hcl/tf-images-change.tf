resource "aws_ecr_repository" "web" {
  # ruleid: tf-images-change
  image_tag_mutability = "MUTABLE"
  image_scanning_configuration {
    # ruleid: tf-images-change
    scan_on_push = false
  }
}
resource "aws_ecr_repository" "good" {
  # ok: tf-images-change
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration {
    # ok: tf-images-change
    scan_on_push = true
  }
}
