# `make check` runs what CI runs, in the environment at hand.
.PHONY: check checks test lint types layers tables models accuracy bench lock build wheels sbom audit site reference

check: test checks

checks: lint types layers tables models accuracy

test:
	python -m pytest

lint:
	ruff check src tests training benchmarks docs

types:
	mypy

layers:
	lint-imports

tables:
	khabar tables check

# that nothing is missing or broken, and that the shipped models were trained on the present tables
models:
	khabar doctor

accuracy:
	@if [ -d ../shared/gold ]; then \
	  khabar evaluate ../shared/gold/articles.jsonl ../shared/gold/gold.jsonl --only training/measure_ids.txt --floors tests/evaluation/floors.json; \
	else echo "accuracy gate left out: no ../shared/gold"; fi

# the pages that come from the program itself, then the site, without a network: build/site/index.html
reference:
	python docs/make_reference.py

site: reference
	NO_MKDOCS_2_WARNING=1 python -m mkdocs build --strict --quiet

bench:
	python benchmarks/startup.py
	python benchmarks/articles_per_second.py
	python benchmarks/growth.py
	python benchmarks/desk.py

# What a release is made of: the lock file with hashes, the wheel and source archive (the same bytes each time), the bill of materials.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock

build:
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) python -m build

# A folder for machines without a network: the wheel and all that it needs, for the system and Python at hand, each held against its hash.
wheels: build
	rm -rf dist/wheels && mkdir dist/wheels
	python -m pip download --quiet --require-hashes --only-binary :all: -r requirements.lock -d dist/wheels
	cp dist/khabar-*.whl dist/wheels/

sbom:
	mkdir -p dist
	cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o dist/khabar.cdx.json requirements.lock

# Known faults of the locked packages; needs PyPI itself, a mirror knows none. Strict: a package that is not found there fails.
audit:
	uv tool run --from pip-audit pip-audit --strict --require-hashes --disable-pip -r requirements.lock
