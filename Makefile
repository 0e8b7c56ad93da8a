# What can be done here; the work is in scripts/.
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
# Without symbols (-s) the programs are a third smaller or more, and start as fast. The command line is linked with the C
# library in it, which a run path would break (Docs/Decisions/0021).
RELEASE := LEDGER_LINKED_WHOLE=1 swift build -c release --static-swift-stdlib --disable-local-rpath -Xlinker -s

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

build: ## the programs ledger, ledgerd and ledger-bench, optimised and self-contained
	@scripts/need.sh build
	$(RELEASE)

demo: build ## one quarter of a real sales organisation (DIR=/where KEEP=1 leaves its daemon running)
	@DIR="$(DIR)" KEEP="$(KEEP)" scripts/demo.sh "$$($(RELEASE) --show-bin-path)"

test: ## every test
	@scripts/need.sh build test
	@scripts/test.sh

bench: build ## how fast this machine is with it
	@"$$($(RELEASE) --show-bin-path)/ledger-bench" $(ARGS)

bench-peers: build ## the same beside PostgreSQL and Redis
	@scripts/bench-peers.sh $(ARGS)

bench-out: build ## what it costs to take a long log out: followed, and as evidence
	@scripts/bench-out.sh

lint: ## format, file sizes, links, shell
	@scripts/need.sh lint
	@scripts/lint.sh

format: ## bring Swift files into the house's form
	swift format --in-place --recursive --parallel Package.swift Sources Tests

schemas: ## write Schemas/ anew from the code
	@scripts/need.sh build test
	UPDATE_SCHEMAS=1 swift test --filter 'Generated|Schemas|gallery|permissions'

example: ## the program in Examples/follow-swift, outside of this package, with nothing but the library
	@scripts/need.sh build
	swift build --package-path Examples/follow-swift --scratch-path .build/example

docs: ## the library's documentation, in .build/docs
	@scripts/need.sh build
	@scripts/docs.sh

clean: ## remove what was built, and the demo's ledger
	rm -rf .build

.PHONY: help build demo test bench bench-peers bench-out lint format schemas example docs clean
