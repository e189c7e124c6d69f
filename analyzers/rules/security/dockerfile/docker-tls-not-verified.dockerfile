FROM debian:12
# ruleid: docker-tls-not-verified
RUN curl -sSLk https://tools.internal/tool.tgz -o tool.tgz
RUN apt-get update && \
    # ruleid: docker-tls-not-verified
    apt-get install -y --allow-unauthenticated tool
# ruleid: docker-tls-not-verified
RUN pip install --trusted-host pypi.internal tool
# ok: docker-tls-not-verified
RUN curl -sSL https://tools.internal/tool.tgz -o tool.tgz
# ok: docker-tls-not-verified
RUN apt-get install -y --no-install-recommends tool
