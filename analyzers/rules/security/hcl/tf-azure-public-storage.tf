resource "azurerm_storage_account" "files" {
  # ruleid: tf-azure-public-storage
  allow_nested_items_to_be_public = true
  # ruleid: tf-azure-public-storage
  enable_https_traffic_only = false
}
resource "azurerm_storage_container" "files" {
  # ruleid: tf-azure-public-storage
  container_access_type = "blob"
}
resource "azurerm_storage_container" "good" {
  # ok: tf-azure-public-storage
  container_access_type = "private"
}
resource "azurerm_storage_account" "good" {
  # ok: tf-azure-public-storage
  enable_https_traffic_only = true
}
