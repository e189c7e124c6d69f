resource "google_storage_bucket_iam_binding" "files" {
  role    = "roles/storage.objectViewer"
  members = [
    # ruleid: tf-gcp-public-member
    "allUsers",
  ]
}
resource google_storage_bucket_iam_member "other" {
  role   = "roles/storage.admin"
  # ruleid: tf-gcp-public-member
  member = "allAuthenticatedUsers"
}
resource "google_storage_bucket_iam_member" "good" {
  # ok: tf-gcp-public-member
  member = "group:team@example.com"
}
resource "google_cloud_run_service_iam_member" "web" {
  # ok: tf-gcp-public-member
  member = "allUsers"
}
