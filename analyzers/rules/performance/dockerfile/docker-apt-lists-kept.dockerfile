FROM debian:12 AS build
# ok: docker-apt-lists-kept
RUN apt-get update && apt-get install -y make
FROM debian:12
# ruleid: docker-apt-lists-kept
RUN apt-get update && apt-get install -y --no-install-recommends curl
# ruleid: docker-apt-lists-kept
RUN set -e; \
    apt-get -qq update; \
    apt-get install -y git
# ok: docker-apt-lists-kept
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
# ok: docker-apt-lists-kept
RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl
