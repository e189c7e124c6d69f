resource "azurerm_kubernetes_cluster" "one" {
  # ruleid: tf-azure-cluster-without-roles
  role_based_access_control_enabled = false
}
resource azurerm_kubernetes_cluster "two" {
  role_based_access_control {
    # ruleid: tf-azure-cluster-without-roles
    enabled = false
  }
  addon_profile {
    oms_agent {
      # ok: tf-azure-cluster-without-roles
      enabled = false
    }
  }
}
resource "azurerm_kubernetes_cluster" "good" {
  # ok: tf-azure-cluster-without-roles
  role_based_access_control_enabled = true
}
