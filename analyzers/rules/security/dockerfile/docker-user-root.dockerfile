FROM debian:12 AS one
USER app
RUN make
# ruleid: docker-user-root
USER root
CMD ["serve"]
FROM debian:12 AS two
# ruleid: docker-user-root
USER 0:0
ENTRYPOINT serve
FROM debian:12 AS three
# ok: docker-user-root
USER root
RUN apt-get update
# ok: docker-user-root
USER app
CMD ["serve"]
