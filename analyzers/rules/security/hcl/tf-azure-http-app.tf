resource "azurerm_linux_web_app" "shop" {
  # ruleid: tf-azure-http-app
  https_only = false
}
resource azurerm_app_service "old" {
  # ruleid: tf-azure-http-app
  https_only = false
}
resource "azurerm_linux_web_app" "good" {
  # ok: tf-azure-http-app
  https_only = true
}
resource "azurerm_windows_function_app" "asked" {
  # ok: tf-azure-http-app
  https_only = var.https
}
