provider "kubernetes" {
  host     = var.host
  # ruleid: tf-tls-not-verified
  insecure = true
}
provider "vsphere" {
  # ruleid: tf-tls-not-verified
  allow_unverified_ssl = true
}
provider "kubernetes" {
  # ok: tf-tls-not-verified
  insecure = false
}
provider "helm" {
  # ok: tf-tls-not-verified
  debug = true
}
