# The two commands are `make demo` and `make test`; both set up .venv from the lock file when it is missing or old.
PYTHON ?= python3.11
BIN := .venv/bin
DEMO := demo

.PHONY: demo test check lint types layers packs bench bench-length fuzz lock expected clean setup

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || python3 -m venv .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Tawthiq needs Python 3.11 or later (name it: make PYTHON=python3.11)"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch .venv/.ready

demo: setup
	@rm -rf $(DEMO)
	$(BIN)/tawthiq build $(DEMO) examples/meridia \
		--gazetteer examples/meridia/gazetteer.csv --actors examples/meridia/actors.yaml 2> $(DEMO).problems || \
		test $$? -eq 3 || { cat $(DEMO).problems; exit 1; }
	@rm -f $(DEMO).problems
	$(BIN)/tawthiq show $(DEMO) incidents
	@echo
	@echo "Every incident above is alleged and, in this example, invented. Look further:"
	@echo "  $(BIN)/tawthiq show $(DEMO) tolls                 each figure with its words and its chain"
	@echo "  $(BIN)/tawthiq show $(DEMO) groups                translations and relays of one statement"
	@echo "  $(BIN)/tawthiq show $(DEMO) ID                    one item in its context"
	@echo "  $(BIN)/tawthiq ladder $(DEMO) ID                  how it was made, down to words and rules"
	@echo "  $(BIN)/tawthiq build CASE YOUR_FOLDER             your own documents"

test: check
	$(BIN)/python -m pytest -n auto --dist worksteal

check: lint types layers packs

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports --no-cache > .layers.log || { cat .layers.log; exit 1; }
	@rm -f .layers.log

packs: setup
	$(BIN)/tawthiq packs check

bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/readers.py
	$(BIN)/python benchmarks/incidents.py 1000 10000
	$(BIN)/python benchmarks/relays.py
	$(BIN)/python benchmarks/custody.py
	@test ! -d ../shared/eval/peers || $(BIN)/python benchmarks/peers.py
	@test ! -d ../shared/eval/names || $(BIN)/python benchmarks/names.py
	$(BIN)/python benchmarks/alignment.py

bench-length: setup
	$(BIN)/python benchmarks/length.py

# Each reader, the manifest and the text layer for FUZZ_SECONDS; what is found goes to tests/fuzz/cases.
FUZZ_SECONDS ?= 60
fuzz: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r scripts/fuzz-requirements.lock
	for target in plain html rtf docx odt mail mbox mhtml table_csv table_json zips warc manifest text; do \
		$(BIN)/python scripts/fuzz.py $$target -max_total_time=$(FUZZ_SECONDS) -timeout=20 || exit 1; done

# Made anew from pyproject.toml with uv, then reviewed as a change.
lock:
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-emit-index-url --group dev \
		pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-emit-index-url \
		benchmarks/requirements.in -c requirements.lock -o benchmarks/requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-emit-index-url \
		scripts/fuzz-requirements.in -o scripts/fuzz-requirements.lock

# The example's expected ledger and the README's first screen, made anew and then reviewed as a change.
expected: setup
	@rm -rf $(DEMO)
	$(BIN)/tawthiq build $(DEMO) examples/meridia --quiet \
		--gazetteer examples/meridia/gazetteer.csv --actors examples/meridia/actors.yaml 2> /dev/null || test $$? -eq 3
	$(BIN)/tawthiq export $(DEMO) -o examples/expected-ledger.jsonl
	$(BIN)/python tests/docs/refresh_readme.py

clean:
	rm -rf .venv $(DEMO)
