FROM debian:12

# ruleid: docker-maintainer
LABEL org.opencontainers.image.authors="Jo Doe <jo@example.org>"

# ruleid: docker-maintainer
LABEL org.opencontainers.image.authors="The Team"

# ok: docker-maintainer
LABEL org.opencontainers.image.authors="Jo Doe <jo@example.org>"

# ok: docker-maintainer
LABEL maintainer="Jo Doe"
