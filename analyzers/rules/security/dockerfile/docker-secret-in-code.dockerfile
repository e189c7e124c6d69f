FROM debian:12
# ruleid: docker-secret-in-code
ENV DB_PASSWORD=made-up-password
# ruleid: docker-secret-in-code
ARG NPM_TOKEN="made-up-token-17"
# ok: docker-secret-in-code
ARG NPM_TOKEN
# ok: docker-secret-in-code
ENV DB_PASSWORD_FILE=/run/secrets/db
# ok: docker-secret-in-code
ENV API_TOKEN=$NPM_TOKEN
