# Two stages: what needs pip stays in the first. The root may be read-only; /data is the one place that is written.
FROM python:3.11-slim AS made
COPY requirements.txt /
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements.txt
WORKDIR /app
COPY bot bot
COPY desk desk
COPY handlers handlers
COPY integrations integrations
COPY locales locales
COPY storage storage
RUN /venv/bin/python -m compileall -q /app

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin desk \
    && install --directory --owner desk --group desk /data
COPY --from=made /venv /venv
COPY --from=made /app /app
WORKDIR /app
ENV PATH="/venv/bin:$PATH" PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data LOG_FORMAT=json
USER desk
VOLUME /data
# the running desk touches this file every 15 seconds
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, sys, time; sys.exit(time.time() - os.stat('/data/alive').st_mtime > 60)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
