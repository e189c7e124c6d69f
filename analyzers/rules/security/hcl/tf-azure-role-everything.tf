resource "azurerm_role_definition" "one" {
  permissions {
    # ruleid: tf-azure-role-everything
    actions = ["*"]
  }
}
resource azurerm_role_definition "two" {
  permissions {
    # ruleid: tf-azure-role-everything
    data_actions = ["Microsoft.Storage/*", "*"]
  }
}
resource "azurerm_role_definition" "good" {
  permissions {
    # ok: tf-azure-role-everything
    actions = ["Microsoft.Compute/virtualMachines/read"]
    # ok: tf-azure-role-everything
    not_actions = []
  }
}
