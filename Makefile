# Two commands matter: `make demo` and `make test`. Each works in a fresh clone with no step before it.

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench soak screenshots lock clean bootstrap bootstrap-tests

# Chosen folders, not the user's: a demo leaves what it wrote where it can be found and removed.
DEMO := build/demo

# The tests start dozens of processes; where this is set, each would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

bootstrap:
	@scripts/bootstrap.sh

bootstrap-tests:
	@scripts/bootstrap.sh --tests

demo: bootstrap  ## set up, then watch a recorded Mandarin call being judged (ARGS="--speed 4" and the like are passed on)
	@scripts/demo.sh "$(DEMO)" $(ARGS)

test: bootstrap-tests lint  ## style, types, import contracts, tests
	@.venv/bin/python -m pytest -q

lint: bootstrap-tests  ## style, types and import contracts only
	@.venv/bin/python -m ruff check .
	@.venv/bin/python -m ruff format --check .
	@.venv/bin/python -m mypy
	@.venv/bin/lint-imports --no-logo

bench: bootstrap-tests  ## measure and print what docs/measurements.md says
	@for module in benchmarks/[a-z]*.py; do \
	  name=$$(basename "$$module" .py); printf '\n== %s\n' "$$name"; .venv/bin/python -m "benchmarks.$$name" || exit 1; done

soak: bootstrap-tests  ## the long checks
	@.venv/bin/python -m pytest -q -m soak

screenshots: bootstrap  ## make the pictures of the documents anew, by the program itself and without a display
	@for language in zh en; do QT_QPA_PLATFORM=offscreen .venv/bin/coach demo --engine scripted --language "$$language" --theme light \
	  --report "build/screenshots/report-$$language.html" --pictures docs/images || exit 1; done

lock:  ## choose versions anew and write requirements.lock (needs uv)
	@uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --extra whisper --extra test --extra bench --upgrade --quiet \
	  --custom-compile-command "make lock" -o requirements.lock

clean:  ## remove what was built, the virtual environment included
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
