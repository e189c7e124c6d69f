# ruleid: docker-base-not-pinned
FROM debian AS build
RUN make
# ruleid: docker-base-not-pinned
FROM registry.internal:5000/base:latest
COPY --from=build /app /app
# ok: docker-base-not-pinned
FROM debian:12.6
# ok: docker-base-not-pinned
FROM build
# ok: docker-base-not-pinned
FROM scratch
# ok: docker-base-not-pinned
FROM debian@sha256:2e5b1f4c3d0a6b7988c3d4e5f60718293a4b5c6d7e8f90123456789abcdef0123
