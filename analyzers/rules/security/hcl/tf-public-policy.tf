resource "aws_s3_bucket_policy" "files" {
  bucket = aws_s3_bucket.files.id
  # ruleid: tf-public-policy
  policy = <<EOF
{
  "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::files/*"}]
}
EOF
}
resource "aws_sqs_queue_policy" "jobs" {
  policy = jsonencode({
    Statement = [
      # ruleid: tf-public-policy
      {
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.jobs.arn
      },
      # ok: tf-public-policy
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.jobs.arn
      },
    ]
  })
}
data "aws_iam_policy_document" "topic" {
  # ruleid: tf-public-policy
  statement {
    actions = ["sns:Publish"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
  # ok: tf-public-policy
  statement {
    actions = ["sns:Publish"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-123"]
    }
  }
}
