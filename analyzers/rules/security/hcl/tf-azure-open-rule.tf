resource "azurerm_network_security_group" "web" {
  security_rule {
    access                 = "Allow"
    direction              = "Inbound"
    source_address_prefix  = "*"
    # ruleid: tf-azure-open-rule
    destination_port_range = "22-22"
  }
  security_rule {
    access                 = "Allow"
    direction              = "Inbound"
    source_address_prefix  = "*"
    # ok: tf-azure-open-rule
    destination_port_range = "443"
  }
  security_rule {
    access                 = "Deny"
    direction              = "Inbound"
    source_address_prefix  = "*"
    # ok: tf-azure-open-rule
    destination_port_range = "22"
  }
}
resource azurerm_network_security_rule "rdp" {
  access                 = "Allow"
  direction              = "Inbound"
  source_address_prefix  = "Internet"
  # ruleid: tf-azure-open-rule
  destination_port_range = "3389"
}
