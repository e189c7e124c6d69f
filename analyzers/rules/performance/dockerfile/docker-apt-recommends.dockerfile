FROM debian:12
# ruleid: docker-apt-recommends
RUN apt-get install -y curl
# ruleid: docker-apt-recommends
RUN apt-get update && apt-get -y install git
# ok: docker-apt-recommends
RUN apt-get install -y --no-install-recommends curl
# ok: docker-apt-recommends
RUN apt-get update
