resource "aws_cloudtrail" "all" {
  # ruleid: tf-history-off
  enable_log_file_validation = false
  # ruleid: tf-history-off
  is_multi_region_trail = false
  # ok: tf-history-off
  include_global_service_events = true
}
resource "aws_lb" "web" {
  # ok: tf-history-off
  internal = false
  access_logs {
    bucket  = "logs"
    # ruleid: tf-history-off
    enabled = false
  }
}
resource "aws_lb" "good" {
  access_logs {
    bucket  = "logs"
    # ok: tf-history-off
    enabled = true
  }
}
resource aws_cloudtrail bare {
  # ruleid: tf-history-off
  is_multi_region_trail = false
}
