resource "aws_lambda_function_url" "web" {
  # ruleid: tf-function-without-login
  authorization_type = "NONE"
}
resource "aws_api_gateway_method" "post" {
  http_method   = "POST"
  # ruleid: tf-function-without-login
  authorization = "NONE"
}
resource "aws_api_gateway_method" "cors" {
  http_method   = "OPTIONS"
  # ok: tf-function-without-login
  authorization = "NONE"
}
resource "aws_lambda_function_url" "good" {
  # ok: tf-function-without-login
  authorization_type = "AWS_IAM"
}
