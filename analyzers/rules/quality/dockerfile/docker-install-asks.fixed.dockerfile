FROM debian:12

# ruleid: docker-install-asks
RUN apt-get update && apt-get install -y --no-install-recommends \
        curl ca-certificates \
    && rm -rf /var/lib/apt/lists/*

# ruleid: docker-install-asks
RUN apt install -y git

# ok: docker-install-asks
RUN apt-get update && apt-get -y install curl

# ok: docker-install-asks
RUN apt-get install -qq curl

# ok: docker-install-asks
RUN yes | apt-get install curl

# ok: docker-install-asks
RUN pip install flask
