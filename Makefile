# One word for each habit. `make site` and `make test` do all set-up by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= auto

.PHONY: site serve test check fix bench messages clean help

help:
	@echo "make site      build the example site and say where it is"
	@echo "make serve     show the example site and rebuild it at every save"
	@echo "make test      install what tests need and run everything that CI runs"
	@echo "make check     format, lint, types, walls, catalogs: what takes seconds"
	@echo "make fix       format and mend what a machine can mend"
	@echo "make bench     measure builds and saves of 1,000 and 10,000 lessons"
	@echo "make messages  update the catalogs after a sentence has changed"
	@echo "make clean     remove what can be made again"

site: $(VENV)/.site
	@sh scripts/tools.sh ffmpeg
	$(BIN)/xuexi build
	@echo "Open $(CURDIR)/public/index.html in a browser, or run: make serve"

serve: $(VENV)/.site
	$(BIN)/xuexi serve

test: $(VENV)/.test check
	@sh scripts/tools.sh ffmpeg chromium fonts-noto-cjk
	$(BIN)/python -m pytest -n $(JOBS)

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/messages.py --check

fix: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.site
	$(BIN)/python benchmarks/build.py 1000 10000

messages: $(VENV)/.test
	$(BIN)/python scripts/messages.py

clean:
	rm -rf .xuexi public dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { sh scripts/tools.sh python3-venv && $(PYTHON) -m venv --clear $(VENV); }

$(VENV)/.site: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/.site
