# The steps of everyday work; .ci/run takes the same ones. PYTHON names another interpreter.

PYTHON ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)
GOLDEN = tests/test_docs.py tests/test_rules_doc.py tests/test_schema.py tests/test_table_schemas.py tests/units \
	tests/model/test_words.py tests/sheets

.PHONY: lint test test-fast golden bench bench-many nightly ci

lint: ## formatting, lints, types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy --strict

test: ## every test
	$(PYTHON) -m pytest -q -n auto

test-fast: ## the core tests: no office program, nothing slow, a fifth of the drawn examples
	HYPOTHESIS_PROFILE=quick $(PYTHON) -m pytest -q -n auto -m core $(TESTS)

golden: ## write what the tests find over the files they compare with; read the diff
	$(PYTHON) -m pytest -q --rewrite-golden $(GOLDEN)
	git diff --stat

bench: ## measure what has a budget of speed, on a machine that does nothing else
	$(PYTHON) benchmarks/run.py --check

bench-many: ## a thousand documents drafted in one process and in two; minutes, on an idle machine
	$(PYTHON) benchmarks/manydocs.py --check

nightly: ## every test, with twenty times as many drawn examples
	HYPOTHESIS_PROFILE=long $(PYTHON) -m pytest -q -n auto

ci: ## all that must be true before a change goes in, in environments of their own
	.ci/run
