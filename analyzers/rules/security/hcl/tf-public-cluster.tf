resource "aws_eks_cluster" "one" {
  # ruleid: tf-public-cluster
  vpc_config {
    subnet_ids             = var.subnets
    endpoint_public_access = true
  }
}
resource "aws_eks_cluster" "two" {
  vpc_config {
    endpoint_public_access = true
    # ruleid: tf-public-cluster
    public_access_cidrs    = ["0.0.0.0/0"]
  }
}
resource "aws_eks_cluster" "good" {
  # ok: tf-public-cluster
  vpc_config {
    endpoint_public_access = true
    public_access_cidrs    = ["192.0.2.0/24"]
  }
}
resource "aws_eks_cluster" "private" {
  # ok: tf-public-cluster
  vpc_config {
    endpoint_public_access = false
  }
}
