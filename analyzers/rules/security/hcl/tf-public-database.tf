resource "aws_db_instance" "shop" {
  # ruleid: tf-public-database
  publicly_accessible = true
}
resource "aws_redshift_cluster" "numbers" {
  # ruleid: tf-public-database
  publicly_accessible = "true"
}
resource "aws_db_instance" "good" {
  # ok: tf-public-database
  publicly_accessible = false
}
resource "aws_db_instance" "asked" {
  # ok: tf-public-database
  publicly_accessible = var.public
}
