resource "aws_lb_listener" "web" {
  port     = 80
  # ruleid: tf-listener-without-tls
  protocol = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
resource "aws_alb_listener" "old" {
  # ruleid: tf-listener-without-tls
  protocol = "HTTP"
  default_action {
    target_group_arn = aws_lb_target_group.web.arn
    type             = "forward"
  }
}
resource "aws_lb_listener" "good" {
  # ok: tf-listener-without-tls
  protocol = "HTTP"
  default_action {
    type = "redirect"
  }
}
resource "aws_lb_listener" "tls" {
  # ok: tf-listener-without-tls
  protocol = "HTTPS"
  default_action {
    type = "forward"
  }
}
