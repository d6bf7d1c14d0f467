# Every target makes what it needs: `make demo` and `make test` work in a fresh clone with nothing
# but Python 3.11 or later, make and git.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: demo test test-slow test-all hadoop lint format bench bench-peers golden vsix docs dist pyz wheelhouse clean

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'docparse needs Python 3.11 or later on the PATH (or make PYTHON=...)' >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.core: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.dev: .venv/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

.venv/.dist: .venv/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dist]'
	@touch $@

.venv/.docs: .venv/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

.venv/.examples: .venv/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[examples]'
	@touch $@

demo: .venv/.core
	@rm -rf demo
	@for format in markdown html xml; do \
		$(BIN)/docparse convert fixtures/reports -t $$format -o demo/$$format || exit 1; done
	$(BIN)/docparse outline fixtures/reports/001_fb8aca76f733a677.txt
	@echo
	@echo "Five reports as Markdown, HTML and XML are in demo/:"
	@ls -1 demo/*

# All but the slow tests, a process for each core.
PYTEST := $(BIN)/python -m pytest -n auto
test: .venv/.dev
	$(PYTEST) -m 'not slow'

# The rest: browsers, editors, LibreOffice, engines, the schemas of others, the package. A test whose program is not
# installed is skipped; .ci/outside installs the programs, the two targets below the engines.
test-slow: .venv/.dev
	$(PYTEST) -m slow

test-all: .venv/.engines .venv/.examples test test-slow

# What runs the corpus: Ray, Spark, Dask and Daft, and S3.
.venv/.engines: .venv/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[engines]'
	@touch $@

.venv/.ray: .venv/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ray]'
	@touch $@

# For tests/test_corpus_hdfs.py, which `make test-slow` runs where gcc and a JDK are: the servers of HDFS, and the sources
# of libhdfs. Both packages are old, and pip asks their own setup.py for their names.
hadoop: $(BIN)/python
	$(BIN)/python -m venv .hadoop/venv
	.hadoop/venv/bin/python -m pip install --quiet --disable-pip-version-check 'setuptools<70' wheel
	.hadoop/venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--dest .hadoop pyspark==2.4.8 pydoop==2.0.0

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.dev
	$(BIN)/python -m benchmarks

# What `make bench` measures docparse against, in an environment of its own.
bench-peers: $(BIN)/python
	test -d .venv-peers || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt

# Writes the expected side of all examples and golden files anew; read the diff before you commit it.
golden: .venv/.dev
	$(BIN)/python -m pytest --update -q

# The extension for VS Code, typed, tested and packed: editors/vscode/docparse.vsix. Needs Node 20 or later.
vsix: editors/vscode/node_modules/.package-lock.json
	cd editors/vscode && npm test --silent && npm run --silent package

editors/vscode/node_modules/.package-lock.json: editors/vscode/package-lock.json
	cd editors/vscode && npm ci --silent
	@touch $@

# The site in English under site/, in Chinese under site/zh/; warnings are errors, and no link may be broken.
docs: .venv/.docs
	$(BIN)/python -m tools.site

dist: .venv/.dist
	rm -rf dist
	$(BIN)/python -m build --outdir dist .
	$(BIN)/twine check --strict dist/*

# One file that runs wherever Python is, for Linux and Windows.
pyz: dist
	$(BIN)/python -m tools.pyz dist/*.whl --platform manylinux_2_28_x86_64 --platform win_amd64

# A folder of wheels, and a zip file of it, from which pip installs without a network on Linux and Windows.
wheelhouse: dist
	$(BIN)/python -m tools.wheelhouse dist/*.whl --platform linux --platform windows

clean:
	rm -rf .venv .venv-peers .hadoop demo site build dist *.egg-info .*_cache .hypothesis .coverage
	rm -rf tools/browser/node_modules editors/vscode/node_modules editors/vscode/dist editors/vscode/*.vsix
