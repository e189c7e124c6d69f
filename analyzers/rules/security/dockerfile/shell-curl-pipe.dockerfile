FROM debian:12
# ruleid: shell-curl-pipe
RUN curl -sSL https://get.tool.internal/install | bash
RUN apt-get update && \
    # ruleid: shell-curl-pipe
    wget -qO- https://get.tool.internal/install.sh | sh -s -- -y
# ok: shell-curl-pipe
RUN curl -fsSLo tool.tgz https://get.tool.internal/tool-1.2.tgz
# ok: shell-curl-pipe
RUN curl -s https://api.tool.internal/latest | jq -r .version
# ok: shell-curl-pipe
RUN cat install.sh | sh
