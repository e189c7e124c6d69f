resource "google_compute_instance" "web" {
  # ruleid: tf-gcp-machine-opened
  can_ip_forward = true
  metadata = {
    # ruleid: tf-gcp-machine-opened
    serial-port-enable = true
    # ruleid: tf-gcp-machine-opened
    block-project-ssh-keys = false
  }
}
resource "google_compute_instance" "good" {
  # ok: tf-gcp-machine-opened
  can_ip_forward = false
  metadata = {
    # ok: tf-gcp-machine-opened
    serial-port-enable = false
  }
}
