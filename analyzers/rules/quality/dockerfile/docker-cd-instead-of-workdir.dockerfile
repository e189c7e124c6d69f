FROM debian:12
# ruleid: docker-cd-instead-of-workdir
RUN cd /srv
# ruleid: docker-cd-instead-of-workdir
RUN cd $HOME/app
# ok: docker-cd-instead-of-workdir
RUN cd /srv && make
# ok: docker-cd-instead-of-workdir
WORKDIR /srv
