# ruleid: docker-no-user
FROM golang:1.22 AS serve
RUN make
CMD ["/app/serve"]
# ruleid: docker-no-user
FROM registry.internal/base:12
COPY --from=serve /app /app
ENTRYPOINT /app/serve
# ok: docker-no-user
FROM debian:12
RUN adduser --system app
USER app
CMD ["/app/serve"]
# ok: docker-no-user
FROM gcr.io/distroless/static:nonroot
CMD ["/app/serve"]
# ok: docker-no-user
FROM golang:1.22 AS build
RUN make
