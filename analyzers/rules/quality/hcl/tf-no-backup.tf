resource "google_sql_database_instance" "shop" {
  settings {
    backup_configuration {
      # ruleid: tf-no-backup
      enabled = false
    }
  }
}
resource "aws_db_instance" "shop" {
  # ruleid: tf-no-backup
  backup_retention_period = 0
}
resource "aws_rds_cluster" "other" {
  # ruleid: tf-no-backup
  backup_retention_period = "0"
}
resource "aws_db_instance" "good" {
  # ok: tf-no-backup
  backup_retention_period = 7
}
resource "aws_db_instance" "copy" {
  replicate_source_db     = aws_db_instance.good.id
  # ok: tf-no-backup
  backup_retention_period = 0
}
