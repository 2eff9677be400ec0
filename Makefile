# `make check` runs what CI runs, in the environment at hand.
.PHONY: check checks test lint types layers tables accuracy bench

check: test checks

checks: lint types layers tables accuracy

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

accuracy:
	@if [ -d ../shared/gold ]; then \
	  khabar evaluate ../shared/gold/articles.jsonl ../shared/gold/gold.jsonl --only training/measure_ids.txt --floors tests/evaluation/floors.json; \
	else echo "accuracy gate left out: no ../shared/gold"; fi

bench:
	python benchmarks/startup.py
	python benchmarks/articles_per_second.py
	python benchmarks/growth.py
	python benchmarks/desk.py
