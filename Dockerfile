# Written, not run: no image can be fetched where this is built.
# docker build -t docparse .    docker run --rm --network none -v "$PWD":/work docparse convert 报告.txt -t html -o 报告.html
# The image below is named by its tag; pin it with what `docker buildx imagetools inspect python:3.13-slim` says:
# docker build --build-arg PYTHON=python:3.13-slim@sha256:…
ARG PYTHON=python:3.13-slim
FROM ${PYTHON} AS build
WORKDIR /source
COPY requirements.lock ./
# Every package has the hash that was seen when the file was made; none is built from sources.
RUN python -m venv /opt/docparse && /opt/docparse/bin/pip install --no-cache-dir --require-hashes --only-binary=:all: -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY docparse docparse
# Not editable and without its packages, which are there; hatchling has its hash in the file too.
RUN /opt/docparse/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/docparse/bin/pip uninstall --yes hatchling pathspec pluggy trove-classifiers packaging pip

FROM ${PYTHON}
COPY --from=build /opt/docparse /opt/docparse
RUN useradd --create-home --uid 10001 docparse
USER docparse
WORKDIR /work
ENV PATH=/opt/docparse/bin:$PATH PYTHONUTF8=1
ENTRYPOINT ["docparse"]
CMD ["--help"]
