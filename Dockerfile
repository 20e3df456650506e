# docker build -t jixiao . && docker run --rm -v "$PWD:/tables:ro" jixiao check .
FROM python:3.12-slim AS built
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels --constraint .ci/constraints.txt '.[all]'

FROM python:3.12-slim
RUN --mount=type=bind,from=built,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels 'jixiao-lint[all]' && useradd --create-home jixiao
USER jixiao
WORKDIR /tables
ENTRYPOINT ["jixiao"]
CMD ["check", "."]
