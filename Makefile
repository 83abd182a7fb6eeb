# The two commands of the README, and what they are made of.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# What is imported compiles itself: most of what the packages bring never is.
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-compile
# Compiled once and kept, whatever the machine is set to: reading every package anew takes a process
# of the app 2 s longer, and the tests start many.
export PYTHONDONTWRITEBYTECODE :=
PORT ?= 8501
# This machine alone; 0.0.0.0 lets the whole network in.
ADDRESS ?= 127.0.0.1
# Each test process has an app and a browser of its own, and waits for them a third of the time:
# one more than there are processors, up to four.
TOGETHER = -n $(shell $(PY) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))') --dist worksteal

.PHONY: run test check lint bench load fuzz bundle layers clean

run: $(VENV)/.runtime ## make the environment, install, start the app, print its address
	@echo "荔湾规划一张图: http://localhost:$(PORT)"
	$(PY) -m streamlit run streamlit_app.py --server.port $(PORT) --server.address $(ADDRESS)

test: $(VENV)/.dev ## the same, with everything the tests need, the browser included
	$(PY) scripts/find_browser.py --install
	$(MAKE) --no-print-directory lint
	$(PY) -m pytest $(TOGETHER)

check: $(VENV)/.runtime ## every problem in seeds/ and layers/
	$(PY) -m map_app check

lint: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache

bench: $(VENV)/.dev ## the figures, each beside the plain alternative's
	$(PY) scripts/find_browser.py --install
	$(PY) -m benchmarks

load: $(VENV)/.dev ## a hundred readers for five minutes on this machine; SHORT=1 for half a minute
	$(PY) -m benchmarks.load $(if $(SHORT),--short)

fuzz: $(VENV)/.dev ## every door of readers' files, addresses and routes with bad input; MINUTES=10 of each, TARGET=kml
	nice -n 15 $(PY) -m tests.fuzz --minutes $(or $(MINUTES),10) $(if $(TARGET),--target $(TARGET))

bundle: $(VENV)/.runtime ## one archive for a machine without any network, installed and started once; PYTHONS="3.11 3.12"
	$(PY) -m scripts.bundle $(if $(PYTHONS),--python $(PYTHONS)) --out dist/liwan-plan-map.zip
	$(PY) -m scripts.bundle.check dist/liwan-plan-map.zip

layers: $(VENV)/.runtime ## draw the layers again from layers/control/
	$(PY) -m scripts.draw_layers

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this one is %d.%d" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/.runtime

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz
