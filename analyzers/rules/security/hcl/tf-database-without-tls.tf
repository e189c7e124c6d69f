resource "azurerm_postgresql_server" "shop" {
  # ruleid: tf-database-without-tls
  ssl_enforcement_enabled = false
}
resource "google_sql_database_instance" "shop" {
  settings {
    ip_configuration {
      # ruleid: tf-database-without-tls
      require_ssl = false
    }
  }
}
resource "azurerm_redis_cache" "sessions" {
  # ruleid: tf-database-without-tls
  enable_non_ssl_port = true
}
resource "azurerm_redis_cache" "good" {
  # ok: tf-database-without-tls
  enable_non_ssl_port = false
}
resource "azurerm_mysql_server" "good" {
  # ok: tf-database-without-tls
  ssl_enforcement_enabled = true
}
