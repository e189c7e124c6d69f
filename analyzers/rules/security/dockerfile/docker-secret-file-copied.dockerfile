FROM node:20
# ruleid: docker-secret-file-copied
COPY .npmrc /root/.npmrc
# ruleid: docker-secret-file-copied
ADD deploy/id_rsa /root/.ssh/id_rsa
# ok: docker-secret-file-copied
COPY .env.example /app/.env.example
# ok: docker-secret-file-copied
COPY package.json package-lock.json ./
# ok: docker-secret-file-copied
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
