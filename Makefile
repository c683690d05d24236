# Everything a newcomer needs is one word: make demo, make test. Nothing is installed outside .venv, except
# by apt as root where the system itself lacks venv or LibreOffice.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
MAC_OFFICE := /Applications/LibreOffice.app/Contents/MacOS/soffice
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench templates clean libreoffice

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.installed  ## the main job on a bundled real case: workbook, scores and report in demo/
	$(BIN)/ita demo -o demo

test: $(VENV)/.developed libreoffice  ## run all tests (ARGS='-k word' for some of them)
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.developed  ## check the style
	$(BIN)/ruff check .

bench: $(VENV)/.developed  ## measure against the budgets
	$(BIN)/python -m tests.bench

templates: $(VENV)/.installed  ## make the workbooks of every edition in workbook_templates/
	$(BIN)/python -m ita_tools.jobs.templates

clean:  ## remove all that make has made
	rm -rf $(VENV) demo build dist *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: a second run has nothing to do.
$(VENV)/.created:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or newer is needed; found: $$(python3 --version 2>&1 || echo none)." \
			"Get it from https://www.python.org/downloads/ and run make again." >&2; exit 1; \
	fi
	@if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing $(notdir $(PYTHON))-venv with apt"; \
			$(APT) update && $(APT) install -y --no-install-recommends $(notdir $(PYTHON))-venv; \
		else \
			echo "Python lacks venv; get it: sudo apt install $(notdir $(PYTHON))-venv" >&2; exit 1; \
		fi; \
	fi
	@if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
		echo "Making a Python environment in $(VENV)"; \
		"$(PYTHON)" -m venv --clear $(VENV); \
	fi
	@touch $@

$(VENV)/.installed: $(VENV)/.created setup.cfg pyproject.toml
	@echo "Installing the toolkit into $(VENV)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/.installed
	@echo "Installing the tools of a developer into $(VENV)"
	@$(PIP) install --editable '.[dev]'
	@touch $@

libreoffice:
	@if command -v soffice >/dev/null || command -v libreoffice >/dev/null || [ -x $(MAC_OFFICE) ]; then \
		:; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing LibreOffice with apt: the tests recalculate every formula"; \
		$(APT) update && $(APT) install -y --no-install-recommends \
			libreoffice-calc-nogui libreoffice-writer-nogui; \
	else \
		echo "LibreOffice is needed to recalculate every formula; get it:" \
			"sudo apt install libreoffice-calc-nogui libreoffice-writer-nogui" \
			"(macOS: brew install --cask libreoffice)" >&2; exit 1; \
	fi
