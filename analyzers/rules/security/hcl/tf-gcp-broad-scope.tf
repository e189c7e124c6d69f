resource "google_compute_instance" "web" {
  service_account {
    # ruleid: tf-gcp-broad-scope
    scopes = ["cloud-platform"]
  }
}
resource "google_compute_instance" "other" {
  service_account {
    # ruleid: tf-gcp-broad-scope
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
  }
}
resource "google_compute_instance" "good" {
  service_account {
    email  = google_service_account.web.email
    # ok: tf-gcp-broad-scope
    scopes = ["cloud-platform"]
  }
}
resource "google_compute_instance" "small" {
  service_account {
    # ok: tf-gcp-broad-scope
    scopes = ["logging-write"]
  }
}
