FROM python:3.12

# ruleid: docker-add-for-copy
COPY requirements.txt /srv/

# ruleid: docker-add-for-copy
COPY --chown=app:app src/ /srv/src/

# ruleid: docker-add-for-copy
ADD LICENSE /srv/

# ok: docker-add-for-copy
ADD rootfs.tar.gz /

# ok: docker-add-for-copy
ADD https://example.org/tool /usr/local/bin/tool

# ok: docker-add-for-copy
ADD $ARCHIVE /srv/

# ok: docker-add-for-copy
COPY app.py /srv/
