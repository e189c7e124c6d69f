resource "google_container_cluster" "one" {
  # ruleid: tf-gcp-weak-cluster
  enable_legacy_abac = true
}
resource "google_container_cluster" "two" {
  master_auth {
    client_certificate_config {
      # ruleid: tf-gcp-weak-cluster
      issue_client_certificate = true
    }
  }
}
resource "google_container_cluster" "good" {
  # ok: tf-gcp-weak-cluster
  enable_legacy_abac = false
  master_auth {
    client_certificate_config {
      # ok: tf-gcp-weak-cluster
      issue_client_certificate = false
    }
  }
}
