FROM debian:12
# ruleid: docker-sudo
RUN sudo apt-get update
RUN make && \
    # ruleid: docker-sudo
    sudo make install
# ok: docker-sudo
RUN make install
# ok: docker-sudo
RUN apt-get install -y --no-install-recommends sudo
