# One intention, one command. `make help` lists them; CI calls the same ones.
# A new machine needs Python 3.11 or newer and make, nothing else.

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
UV := $(BIN)/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header
BUILD_INPUTS := pyproject.toml hatch_build.py assets/package-lock.json tools/setup.sh \
	$(wildcard tools/build_*.py tools/*.toml) tools/npm_packages.py

$(STAMP): requirements/dev.txt $(BUILD_INPUTS)
	@sh tools/setup.sh $(VENV)
	@touch $@

.PHONY: help setup run test lint format bench soak docs pictures lock wheel clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## make the environment (.venv) from the locked packages, and the assets

run: setup ## open the web door with a demo; `make run EMPTY=1` starts with nothing in it
	@$(BIN)/prongsai manage demo $(if $(EMPTY),--empty)
	@$(BIN)/prongsai serve $(if $(PORT),--port $(PORT))

test: setup ## run all tests (not the long proofs)
	@$(BIN)/pytest -n auto --dist worksteal

lint: setup ## style, types, import contracts, house rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest -q -m "not network" tests/architecture

format: setup ## put the code into the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup ## measure speed and recognition, as one table
	@$(BIN)/python -m bench

soak: setup ## the long proofs: many more generated cases, long runs
	@HYPOTHESIS_PROFILE=soak $(BIN)/pytest -n auto --dist loadfile --timeout 7200 -m "soak or not network"

docs: setup ## make the reference pages in docs/reference from the code
	@$(BIN)/python -m tools.reference

pictures: setup ## take the pictures of every page anew, into docs/pictures (needs Chromium)
	@$(BIN)/python -m tools.pictures

lock: setup ## choose the versions anew: requirements/*.txt and assets/package-lock.json
	@$(COMPILE) --upgrade pyproject.toml --group dev -o requirements/dev.txt
	@$(COMPILE) pyproject.toml -c requirements/dev.txt -o requirements/run.txt
	@$(COMPILE) --group build -c requirements/dev.txt -o requirements/build.txt
	@$(COMPILE) --group setup -c requirements/dev.txt -o requirements/setup.txt
	@$(BIN)/python -m tools.npm_packages

wheel: setup ## build the wheel into dist/
	@$(BIN)/python -m hatchling build -t wheel

clean: ## remove everything that was made
	rm -rf $(VENV) build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache src/prongsai/documents/writers/fonts src/prongsai/library/places/places.tsv
