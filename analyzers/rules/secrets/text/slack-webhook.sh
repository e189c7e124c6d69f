#!/bin/sh
# ruleid: slack-webhook
curl -d '{"text": "deployed"}' https://hooks.slack.com/services/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
# ruleid: slack-webhook
HOOK=https://hooks.slack.com/services/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
# ok: slack-webhook
HOOK=https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
# ok: slack-webhook
curl -d '{"text": "deployed"}' "$SLACK_HOOK"
