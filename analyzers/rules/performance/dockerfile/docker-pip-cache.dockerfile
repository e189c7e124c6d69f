FROM python:3.12
# ruleid: docker-pip-cache
RUN pip install -r requirements.txt
# ruleid: docker-pip-cache
RUN set -e; pip3 install gunicorn
# ok: docker-pip-cache
RUN pip install --no-cache-dir -r requirements.txt
# ok: docker-pip-cache
RUN --mount=type=cache,target=/root/.cache pip install -r requirements.txt
