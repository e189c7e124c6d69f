#!/bin/sh
# ruleid: github-token
export GITHUB_TOKEN=ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8
# ruleid: github-token
git clone https://x-access-token:ghs_Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i2@github.com/acme/site.git
# ruleid: github-token
gh auth login --with-token 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
# ok: github-token
export GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
# ok: github-token
export GITHUB_TOKEN="$(cat /run/secrets/github)"
# ok: github-token
echo "tokens start with ghp_ or github_pat_"
