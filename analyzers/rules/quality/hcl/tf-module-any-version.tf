module "network" {
  # ruleid: tf-module-any-version
  source = "terraform-aws-modules/vpc/aws"
}
module "inner" {
  # ruleid: tf-module-any-version
  source = "app.terraform.io/team/vpc/aws"
}
module "good" {
  # ok: tf-module-any-version
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.8"
}
module "local" {
  # ok: tf-module-any-version
  source = "./modules/network"
}
