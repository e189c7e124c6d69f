FROM debian:12
# ruleid: docker-add-address
ADD https://tools.internal/tool.tgz /opt/
# ruleid: docker-add-address
ADD --chown=app http://tools.internal/other.tgz /opt/
# ok: docker-add-address
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://tools.internal/tool.tgz /opt/
# ok: docker-add-address
ADD app.tgz /opt/
