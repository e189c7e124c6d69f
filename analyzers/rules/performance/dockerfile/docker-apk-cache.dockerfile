FROM alpine:3.20

# ruleid: docker-apk-cache
RUN apk add curl

# ruleid: docker-apk-cache
RUN apk update && apk add --update \
        git \
        openssh

# ok: docker-apk-cache
RUN apk add --no-cache jq

# ok: docker-apk-cache
RUN apk add make && rm -rf /var/cache/apk/*

# ok: docker-apk-cache
RUN --mount=type=cache,target=/etc/apk/cache apk add bash
