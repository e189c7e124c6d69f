import os
import sendgrid

# ruleid: sendgrid-key
client = sendgrid.SendGridAPIClient("SG.A1b2C3d4E5f6G7h8I9j0K1.A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v")
# ruleid: sendgrid-key
KEY = 'SG.Z9y8X7w6V5u4T3s2R1q0P9.Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i2H1g0F9e'
# ok: sendgrid-key
right = sendgrid.SendGridAPIClient(os.environ["SENDGRID_KEY"])
# ok: sendgrid-key
SAMPLE = "SG.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
