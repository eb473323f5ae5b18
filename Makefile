# Downhill. `make help` lists what there is to make; FLAGS are handed on to the tool,
# as in `make hills FLAGS=-qh` or `make test FLAGS="-k adam"`.

BIN = .venv/bin
LECTURES := $(sort hills $(filter-out _%,$(basename $(notdir $(wildcard scenes/*.py)))))

.DEFAULT_GOAL := help
.PHONY: help setup $(LECTURES) playground gallery listen test test-renders test-browser test-wheel lint format bench clean distclean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-17s %s\n", $$1, $$2}' Makefile
	@for lecture in $(LECTURES); do \
		printf '  make %-17s Set up, then render scenes/%s.py\n' $$lecture $$lecture; \
	done

setup: ## Install whatever is missing: system packages, .venv and the project in it
	@sh tools/setup.sh

$(LECTURES): setup
	$(BIN)/manim render $(FLAGS) scenes/$@.py

playground: setup ## Set up, then build the page to play with: scenes/playground.html
	@sh tools/playground.sh

gallery: setup ## Set up, then paint the stage's example pictures that are missing, and their page
	$(BIN)/python -m tests.gallery $(FLAGS)

listen: setup ## Set up, then have a speech recogniser listen to the films
	$(BIN)/python -m tests.listening $(FLAGS)

# One process more than there are cores, for often a test waits for a program.
PYTEST = $(BIN)/python -m pytest -n $$($(BIN)/python -c 'import os; print(os.cpu_count() + 1)') --dist loadscope

test: setup ## Set up, then run the tests: numbers, stage, every film rehearsed
	$(PYTEST) -m 'not browser' --ignore tests/renders $(FLAGS)

test-renders: setup ## Set up, then test how films are rendered: films small and large, stopped, edited
	$(PYTEST) tests/renders $(FLAGS)

test-browser: setup ## Set up with Chromium, then run the tests of the playground in it
	@sh tools/browser.sh
	@sh tools/playground.sh check
	$(BIN)/python -m pytest -n auto -m browser tests/playground $(FLAGS)

test-wheel: setup ## Set up, then test the wheel, installed in an environment of its own
	$(BIN)/python -m pytest tests/wheel $(FLAGS)

lint: setup ## Set up, then check style, types and spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell

format: setup ## Set up, then put the code into the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## Set up, then measure against the budgets
	$(BIN)/python -m tests.benchmarks $(FLAGS)

clean: ## Remove films, caches and other things that were made
	rm -rf media out build dist playground/dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find gdmath scenes tests tools -type d -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## Remove .venv as well
	rm -rf .venv playground/node_modules
