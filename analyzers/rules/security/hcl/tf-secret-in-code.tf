resource "aws_db_instance" "shop" {
  username = "shop"
  # ruleid: tf-secret-in-code
  password = "made-up-password"
}
provider "aws" {
  region     = "eu-west-1"
  # ruleid: tf-secret-in-code
  secret_key = "made/up/key/of/no/account/at/all"
}
variable "db_password" {
  # ruleid: tf-secret-in-code
  default = "made-up-password"
}
resource "aws_db_instance" "good" {
  # ok: tf-secret-in-code
  password = var.db_password
}
resource "aws_db_instance" "fine" {
  # ok: tf-secret-in-code
  password = random_password.shop.result
}
variable "other_password" {
  # ok: tf-secret-in-code
  default = ""
}
