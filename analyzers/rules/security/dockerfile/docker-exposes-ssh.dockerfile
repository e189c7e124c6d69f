FROM debian:12
# ruleid: docker-exposes-ssh
EXPOSE 22
# ruleid: docker-exposes-ssh
EXPOSE 80 22/tcp
# ok: docker-exposes-ssh
EXPOSE 8022
# ok: docker-exposes-ssh
EXPOSE 80 443
