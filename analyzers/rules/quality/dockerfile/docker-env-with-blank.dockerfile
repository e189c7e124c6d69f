FROM debian:12

# ruleid: docker-env-with-blank
ENV LANG C.UTF-8

# ruleid: docker-env-with-blank
ENV OPTIONS -Xmx512m -Dfile.encoding=UTF-8

# ruleid: docker-env-with-blank
ENV GREETING "hello"

# ok: docker-env-with-blank
ENV LANG=C.UTF-8 TZ=UTC

# ok: docker-env-with-blank
ENV PATH="/opt/tool/bin:$PATH"
