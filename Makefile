# mandat: everything a newcomer can do here. Needs make and Python >= 3.11; the rest is put into .venv.
.DEFAULT_GOAL := help
.PHONY: help demo hall test faults lint format docs texts screenshots bench lock clean

BIN := .venv/bin

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf 'make %-11s %s\n' "$$name" "$$what"; done

demo: ## Ask two federations who may do what, and see the proofs
	@scripts/setup run
	@$(BIN)/python scripts/demo.py

hall: ## Open the hall on http://localhost:8000, with two federations to try
	@scripts/setup hall
	@HALL_FOLDER=.hall $(BIN)/mandat hall

test: lint ## Check style and layers, run every test
	$(BIN)/pytest -n auto

faults: ## Try to make the ledger lose something, some thousand times (takes some minutes)
	@scripts/setup test
	$(BIN)/python -m tests.faults

lint: ## Check style and layers only
	@scripts/setup test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache --no-logo

format: ## Put the source into the house style
	@scripts/setup test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: ## Run every command shown in the documents and record what it prints
	@scripts/setup test
	$(BIN)/python scripts/record_docs.py
	$(BIN)/python scripts/record_errors.py
	$(BIN)/python scripts/make_findings.py
	$(BIN)/python scripts/make_pictures.py
	$(BIN)/python scripts/make_paragraphs.py

texts: ## Gather the texts of the hall into its catalogues, and say which are not translated
	@scripts/setup test
	$(BIN)/python scripts/texts.py

screenshots: ## Take pictures of the hall, on phone, laptop and projector (into build/screenshots)
	@scripts/setup test
	$(BIN)/python -m scripts.make_screenshots

bench: ## Compare speed and size with peers (installs them apart; takes half an hour)
	@scripts/setup test
	@bench/run.sh

lock: ## Pin the newest versions that pyproject.toml allows (needs uv)
	uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --extra hall --group test --group lint \
		--custom-compile-command "make lock" --output-file requirements/lock-test.txt
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --extra hall --generate-hashes \
		--constraint requirements/lock-test.txt --custom-compile-command "make lock" --output-file requirements/lock-hall.txt

clean: ## Remove .venv and everything else that make made
	rm -rf .venv bench/.venv build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
