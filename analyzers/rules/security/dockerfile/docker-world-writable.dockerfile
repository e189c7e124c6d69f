FROM debian:12
# ruleid: docker-world-writable
RUN chmod -R 777 /srv
RUN make && \
    # ruleid: docker-world-writable
    chmod a+rwx /srv/data
# ok: docker-world-writable
RUN chmod 1777 /tmp
# ok: docker-world-writable
RUN chmod 755 /srv/serve
