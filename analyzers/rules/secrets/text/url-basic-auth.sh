#!/bin/sh
# ruleid: url-basic-auth
curl https://deploy:Q2w3E4r5T6y7@artifacts.acme.net/app.tgz
# ruleid: url-basic-auth
pip install --index-url http://reader:z9Y8x7W6v5U4@pypi.acme.net/simple app
# ok: url-basic-auth
curl -u "$ARTIFACT_LOGIN" https://artifacts.acme.net/app.tgz
# ok: url-basic-auth
curl https://user:password123@artifacts.acme.net/app.tgz
# ok: url-basic-auth
git clone https://oauth2:${CI_TOKEN}@gitlab.acme.net/app.git
