# make build    the interpreter, bin/weft, with its standard library inside
# make run      the demonstration: index a source tree with one and two threads, with and without --stm
# make test     every test, scripts in three modes (global lock, --stm, --stm-chaos)
# make check    what CI runs: formatting, vet, staticcheck, generated code, tests
# make race     the engine and the thread suites under the race detector
# make golden   record the expected output of the scripts from CPython 3.14.6, and hold the other tests against it
# make bench    time every program in tests/bench on weft, weft --stm and CPython; BENCH='-run fib -rounds 5' narrows it
# make fuzz     each fuzz target for FUZZTIME (default 30s)
# make generate rewrite generated code
# make conform  run the scripts that are not expected to pass yet, too

GO       ?= go
FUZZTIME ?= 30s
BENCH    ?=
DEMO     ?=
STDLIB   := ext/std/stdlib/stdlib.zip
PACKER   := $(wildcard internal/tools/packstdlib/*.go internal/cpython/*.go)

.PHONY: all build run test check race conform golden bench fuzz generate stdlib fmt-check generate-check clean

all: build

stdlib: $(STDLIB)

$(STDLIB): go.mod $(PACKER)
	$(GO) run ./internal/tools/packstdlib $@

# Without cgo the command is static: it starts faster and uses less memory.
build: $(STDLIB)
	@mkdir -p bin
	CGO_ENABLED=0 $(GO) build -o bin/weft ./cmd/weft

run: build
	$(GO) run ./internal/tools/demo $(DEMO)

test: $(STDLIB)
	$(GO) test -timeout 20m ./...

race: $(STDLIB)
	$(GO) test -race -timeout 30m ./stm/... ./objects/... ./vm/...

conform: $(STDLIB)
	WEFT_TEST_PENDING=run $(GO) test -timeout 30m ./tests/... -run 'TestScripts|TestChunks|TestCLI|TestInterrupt' -v

golden:
	$(GO) test ./tests/... -run 'TestScripts|TestChunks|TestCLI|TestInterrupt' -count=1 -timeout 20m -args -record

bench: build
	$(GO) run ./internal/tools/bench $(BENCH)

fuzz: $(STDLIB)
	@for f in $$(grep -rlE '^func Fuzz' --include='*_test.go' .); do \
		for t in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]*)\(.*/\1/p' $$f); do \
			echo "fuzz $$t in $$(dirname $$f)"; \
			$(GO) test ./$$(dirname $$f) -run '^$$' -fuzz "^$$t\$$" -fuzztime $(FUZZTIME) || exit 1; \
		done; \
	done

generate:
	$(GO) generate ./...

check: fmt-check $(STDLIB)
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(MAKE) --no-print-directory generate-check
	$(MAKE) --no-print-directory test

fmt-check:
	@bad=$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go')); \
	if [ -n "$$bad" ]; then echo "not formatted (run gofmt -w):"; echo "$$bad"; exit 1; fi

# Generated files carry the standard header, so they can be told from the rest; a second generation mustn't change them.
generate-check:
	@files=$$(git grep -lE '^// Code generated .* DO NOT EDIT\.$$' -- '*.go' || true); \
	[ -n "$$files" ] || exit 0; \
	before=$$(sha256sum $$files); $(GO) generate ./... || exit 1; \
	if [ "$$before" != "$$(sha256sum $$files)" ]; then \
		echo "generated code was stale; it has been rewritten, please commit it"; exit 1; fi

clean:
	rm -rf bin $(STDLIB)
