FROM node:20
# ruleid: docker-variable-tls-off
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
# ruleid: docker-variable-tls-off
ENV GIT_SSL_NO_VERIFY=true
# ok: docker-variable-tls-off
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/own.crt
# ok: docker-variable-tls-off
ENV NODE_ENV=production
