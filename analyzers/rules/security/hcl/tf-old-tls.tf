resource "aws_lb_listener" "web" {
  # ruleid: tf-old-tls
  ssl_policy = "ELBSecurityPolicy-2016-08"
}
resource "azurerm_storage_account" "files" {
  # ruleid: tf-old-tls
  min_tls_version = "TLS1_0"
}
resource "aws_lb_listener" "good" {
  # ok: tf-old-tls
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}
resource "azurerm_storage_account" "fine" {
  # ok: tf-old-tls
  min_tls_version = "TLS1_2"
}
