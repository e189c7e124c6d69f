resource "aws_iam_policy" "files" {
  # ruleid: tf-iam-service-wildcard
  policy = <<EOF
{"Statement": [{"Effect": "Allow", "Action": ["s3:*"], "Resource": "*"}]}
EOF
}
resource "aws_iam_policy" "read" {
  # ok: tf-iam-service-wildcard
  policy = <<EOF
{"Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*"}]}
EOF
}
data "aws_iam_policy_document" "machines" {
  # ruleid: tf-iam-service-wildcard
  statement {
    actions   = ["ec2:*"]
    resources = ["*"]
  }
  # ok: tf-iam-service-wildcard
  statement {
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.files.arn]
  }
}
