# Everything goes through here, locally and in CI. `make` lists the targets.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

# Pinned tools first; see tools/setup.sh.
export PATH := $(shell tools/setup.sh path):$(PATH)
# They would replace the flags in .cargo/config.toml, and rebuild everything.
unexport RUSTFLAGS CARGO_ENCODED_RUSTFLAGS

WASM := --target wasm32-unknown-unknown
# The core and the command, without Leptos and web-sys; and the page, on native.
CORE := --locked --no-default-features --features cli
NEXTEST := $(shell cargo nextest --version >/dev/null 2>&1 && echo 1)
# nextest where it is there: it runs test binaries side by side.
CARGO_TEST := $(if $(NEXTEST),cargo nextest run --no-fail-fast,cargo test)
tier = @printf '\n== %s ==\n' '$(1)'

.PHONY: help
help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: serve
serve: build ## build the release and serve it on 127.0.0.1 (PORT=8080, or the next free one)
	@exec node tools/serve.mjs dist

.PHONY: build
build: setup-build ## fill dist/, which any static host can serve, in a subfolder too
	$(call tier,build)
# Trunk itself is told to stay offline.
	@cargo fetch --locked --quiet $(WASM)
# Its JavaScript minifier cannot read the glue script and warns; tools/minify.mjs makes that small.
	@RUST_BACKTRACE=0 trunk --log 'warn,trunk::processing::minify=off' build --skip-version-check

# Three times as large, slow, and built in half a minute: to look at while working, and for single e2e files
# (`POSTIL_DIST=target/quick/dist`). Nothing that is measured may come from here.
.PHONY: quick
quick: setup-build ## fill target/quick/dist/ without optimising: for looking at a change
	@cargo fetch --locked --quiet $(WASM)
	@POSTIL_QUICK=1 CARGO_TARGET_DIR=$(CURDIR)/target/quick CARGO_PROFILE_WEB_LTO=off CARGO_PROFILE_WEB_OPT_LEVEL=1 \
	  CARGO_PROFILE_WEB_CODEGEN_UNITS=256 CARGO_PROFILE_WEB_INCREMENTAL=true RUST_BACKTRACE=0 \
	  trunk --log 'warn,trunk::processing::minify=off' build --skip-version-check --dist target/quick/dist

.PHONY: test
test: setup-test lint deny test-core test-interop test-state fuzz-ci test-boot test-web build size test-e2e ## every test tier, from a fresh clone
	@printf '\nAll tiers passed.\n'

.PHONY: check
check: setup-build ## format, lints and fast native tests: under a minute when warm
	$(call tier,format and lints)
	@cargo fmt --check
	@cargo clippy --locked --all-targets --quiet -- -D warnings
	@$(MAKE) test-core test-state

.PHONY: bench
bench: ## measure against the budgets; prints one JSON object
	@$(MAKE) setup-test build >&2
	@node tests/bench/bench.mjs

.PHONY: eval
eval: ## score sentences and headings against ../shared/data, where that is (EVAL='--set gum --errors 9')
	@tools/eval.sh $(EVAL)

.PHONY: fuzz
fuzz: setup-fuzz ## look for inputs that break the reader or the import (FUZZ="600 read" for how long and which)
	@fuzz/run $(or $(FUZZ),300)

.PHONY: deny
deny: setup-deny ## check licences and origins of the dependencies against deny.toml
	$(call tier,dependencies: licences and origins)
# Of all platforms, for deny.toml speaks of all. Where they are here already, this needs no network.
	@cargo fetch --locked --quiet
	@cargo-deny --offline --locked --workspace check licenses bans sources

.PHONY: advisories
advisories: setup-deny ## check the dependencies against the advisories of RustSec (fetches them)
	@cargo-deny --locked --workspace check advisories

.PHONY: clean
clean: ## remove what was built (installed tools stay)
	rm -rf target dist tests/e2e/node_modules tests/e2e/results

# --- what the above consist of ---

.PHONY: setup-build setup-test setup-fuzz setup-deny
setup-build setup-test setup-fuzz setup-deny: setup-%:
	@tools/setup.sh $*

.PHONY: lint
lint:
	$(call tier,format)
	@cargo fmt --all --check
	$(call tier,lints: core and command)
	@cargo clippy $(CORE) --all-targets -- -D warnings
	$(call tier,lints: page on native)
	@cargo clippy --locked --all-targets -- -D warnings
	$(call tier,lints: page in wasm)
	@cargo clippy --locked $(WASM) --lib --bin postil-web --bin postil-reader --bin postil-formats --test web -- -D warnings

.PHONY: test-core
test-core:
	$(call tier,tests/core: native)
	@$(CARGO_TEST) $(CORE)

# The command is the one that test-core has just built.
.PHONY: test-interop
test-interop:
	$(call tier,tests/interop: exports in the tools of others)
	@cargo build $(CORE) --bin postil --quiet
	@$(shell tools/setup.sh interop) tests/interop $(FORMAT)

.PHONY: test-state
test-state:
	$(call tier,tests/state: native and reactive)
	@$(CARGO_TEST) --locked --test state

.PHONY: fuzz-ci
fuzz-ci: setup-fuzz
	$(call tier,fuzz: a short run from the seeds)
	@CI=1 fuzz/run 20

.PHONY: test-boot
test-boot:
	$(call tier,public/*.mjs in Node)
	@node --test tests/e2e/*.test.mjs

.PHONY: test-web
test-web:
	$(call tier,tests/web: components in Chromium)
	@cargo test --locked $(WASM) --test web

.PHONY: size
size:
	$(call tier,first load and reader)
	@node tools/first-load.mjs

.PHONY: test-e2e
test-e2e:
	$(call tier,tests/e2e: dist/ in Chromium)
	@cd tests/e2e && node_modules/.bin/playwright test
