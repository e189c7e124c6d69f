module "network" {
  # ruleid: tf-module-not-pinned
  source = "git::https://git.internal/modules/network.git"
}
module "web" {
  # ruleid: tf-module-not-pinned
  source = "github.com/someone/terraform-web?ref=main"
}
module "good" {
  # ok: tf-module-not-pinned
  source = "git::https://git.internal/modules/network.git?ref=v1.4.0"
}
module "local" {
  # ok: tf-module-not-pinned
  source = "./modules/web"
}
module "registry" {
  # ok: tf-module-not-pinned
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}
