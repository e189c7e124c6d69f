resource "aws_iam_policy" "all" {
  # ruleid: tf-iam-everything
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [{"Action": ["*"], "Effect": "Allow", "Resource": "*"}]
}
EOF
}
resource "aws_iam_role_policy" "other" {
  policy = jsonencode({
    Statement = [
      # ruleid: tf-iam-everything
      { Effect = "Allow", Action = "*", Resource = "*" },
      # ok: tf-iam-everything
      { Effect = "Deny", Action = "*", Resource = "*" },
      # ok: tf-iam-everything
      { Effect = "Allow", Action = "s3:*", Resource = aws_s3_bucket.files.arn },
    ]
  })
}
data "aws_iam_policy_document" "admin" {
  # ruleid: tf-iam-everything
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
  # ok: tf-iam-everything
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
