# What a person needs. `make` alone prints this list.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test check format explorer lock bundle doctor chromium libreoffice schema bench bench-quick

# With a bundle, packages and jars come from the one file and the network is left alone.
ifdef BUNDLE
UNPACKED := .bundle/stamp
export PIP_NO_INDEX := 1
export PIP_FIND_LINKS := .bundle/wheels
export MAVEN_MIRROR := .bundle/maven
endif

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: .venv/run.stamp ## install, start Neo4j, load the sample, serve the API (HOST, PORT, BUNDLE=file)
	-@$(BIN)/python -m explorer.build
	@$(BIN)/python -m cli serve

test: .venv/dev.stamp chromium libreoffice ## every test, on a Neo4j of its own
	-@$(BIN)/python -m explorer.build
	@$(BIN)/python -m pytest -q

check: .venv/dev.stamp ## format, lint, types, import stairs, fast tests
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest -q -m "not database" tests/unit tests/house

schema: .venv/dev.stamp ## print schema/schema.graphql anew
	@$(BIN)/python -m schema.print

format: .venv/dev.stamp ## put the code into its form
	@$(BIN)/ruff format -q .
	@$(BIN)/ruff check -q --fix .

doctor: .venv/run.stamp ## what works here and what does not
	@$(BIN)/python -m cli doctor

bench: .venv/dev.stamp ## compare with hand-written Cypher, @neo4j/graphql and plain Strawberry (ARGUMENTS="--streets 10")
	@$(BIN)/python -m benchmarks.compare $(ARGUMENTS)

bench-quick: .venv/dev.stamp ## the same in three minutes: 10 streets, the product beside hand-written Cypher
	@$(BIN)/python -m benchmarks.compare --quick

explorer: .venv/run.stamp ## build the GraphiQL page, which needs the npm registry once
	@$(BIN)/python -m explorer.build

bundle: explorer ## pack packages and Neo4j into one file for a closed network
	@rm -rf .bundle && mkdir .bundle
	@$(BIN)/python -m pip download -q --only-binary :all: --require-hashes -r requirements/run.txt -d .bundle/wheels
	@$(BIN)/python -m cli jars .bundle
	@cp -R explorer/dist .bundle/dist
	@cd .bundle && ../$(BIN)/python -m zipfile -c ../grassroots.bundle.zip wheels maven dist
	@rm -rf .bundle && ls -lh grassroots.bundle.zip

lock: .venv/dev.stamp ## pin the newest versions that requirements/*.in allow, and Neo4j's jars
	@for lock in run dev node; do $(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url \
		--python-version 3.11 --custom-compile-command "make lock" requirements/$$lock.in -o requirements/$$lock.txt; done
	@$(BIN)/python -m local_neo4j.relock

chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get -qq update && apt-get -qq install -y chromium >/dev/null; } \
		|| echo "No Chromium, and it cannot be installed here: the browser tests will be skipped."

libreoffice:
	@command -v soffice >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get -qq update && apt-get -qq install -y --no-install-recommends libreoffice-calc-nogui >/dev/null; } \
		|| echo "No LibreOffice, and it cannot be installed here: workbooks are read back without it."

.venv/%.stamp: requirements/%.txt bootstrap.py $(UNPACKED)
	@$(PYTHON) bootstrap.py $*
	@touch $@

.bundle/stamp: $(BUNDLE)
	@rm -rf .bundle && $(PYTHON) -m zipfile -e $(BUNDLE) .bundle
	@rm -rf explorer/dist && cp -R .bundle/dist explorer/dist && touch $@
