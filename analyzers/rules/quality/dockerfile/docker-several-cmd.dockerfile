FROM debian:12 AS one
# ruleid: docker-several-cmd
CMD ["migrate"]
RUN make
# ok: docker-several-cmd
CMD ["serve"]
FROM debian:12 AS two
# ruleid: docker-several-cmd
ENTRYPOINT migrate
# ok: docker-several-cmd
ENTRYPOINT serve
FROM debian:12 AS three
# ok: docker-several-cmd
CMD ["serve"]
