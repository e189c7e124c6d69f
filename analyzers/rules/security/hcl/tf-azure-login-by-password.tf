resource "azurerm_linux_virtual_machine" "one" {
  # ruleid: tf-azure-login-by-password
  disable_password_authentication = false
}
resource azurerm_virtual_machine "two" {
  os_profile_linux_config {
    # ruleid: tf-azure-login-by-password
    disable_password_authentication = false
  }
}
resource "azurerm_linux_virtual_machine" "good" {
  # ok: tf-azure-login-by-password
  disable_password_authentication = true
}
resource "azurerm_linux_virtual_machine" "asked" {
  # ok: tf-azure-login-by-password
  disable_password_authentication = var.keys_only
}
