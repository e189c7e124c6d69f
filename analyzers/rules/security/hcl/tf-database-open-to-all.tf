resource "google_sql_database_instance" "shop" {
  settings {
    ip_configuration {
      authorized_networks {
        name  = "all"
        # ruleid: tf-database-open-to-all
        value = "0.0.0.0/0"
      }
      authorized_networks {
        name  = "office"
        # ok: tf-database-open-to-all
        value = "192.0.2.0/24"
      }
    }
  }
}
resource "azurerm_mssql_firewall_rule" "all" {
  # ruleid: tf-database-open-to-all
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
resource "azurerm_mssql_firewall_rule" "office" {
  # ok: tf-database-open-to-all
  start_ip_address = "192.0.2.1"
  end_ip_address   = "192.0.2.9"
}
