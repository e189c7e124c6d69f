require "stripe"

# ruleid: stripe-live-key
Stripe.api_key = "sk_live_A1b2C3d4E5f6G7h8I9j0K1l2"
# ruleid: stripe-live-key
REPORTS = Stripe::StripeClient.new("rk_live_Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4")

# ok: stripe-live-key
Stripe.api_key = "sk_test_A1b2C3d4E5f6G7h8I9j0K1l2"
# ok: stripe-live-key
Stripe.api_key = ENV.fetch("STRIPE_KEY")
# ok: stripe-live-key
Stripe.api_key = "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx"
