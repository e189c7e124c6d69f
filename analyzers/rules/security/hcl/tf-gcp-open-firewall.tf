resource "google_compute_firewall" "login" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    # ruleid: tf-gcp-open-firewall
    ports    = ["22", "443"]
  }
}
resource "google_compute_firewall" "all" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    # ruleid: tf-gcp-open-firewall
    protocol = "all"
  }
}
resource "google_compute_firewall" "web" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    # ok: tf-gcp-open-firewall
    ports    = ["80", "443"]
  }
}
resource "google_compute_firewall" "good" {
  source_ranges = ["10.0.0.0/8"]
  allow {
    protocol = "tcp"
    # ok: tf-gcp-open-firewall
    ports    = ["22"]
  }
}
