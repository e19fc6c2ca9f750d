# The two commands that a newcomer needs are `make run` and `make test`; `make help` lists the others.
export CGO_ENABLED = 0
# The same flags for building, testing and linting: each package is compiled once.
export GOFLAGS := $(GOFLAGS) -trimpath
GO_TOOL = go tool -modfile=tools/go.mod
# What takes longest begins first, so that no core waits at the end for one package.
LONGEST = ./internal/app ./internal/web ./internal/webtest ./internal/action
UI_SOURCES = $(shell find ui cmd/webbuild -type f -not -path '*/node_modules/*' -not -path 'ui/dist/*' 2>/dev/null)

.PHONY: help run build test bench lint generate clean setup

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## build everything and open a living demo municipality
	bin/handvest demo

build: setup ui/dist/manifest.json ## leave the binary at bin/handvest
	go build -o bin/handvest ./cmd/handvest

test: build e2e/node_modules/.package-lock.json ## run all tests: both databases and a real browser
	@scripts/setup test
	go test -timeout 30m $(LONGEST) ./...

bench: build ## print speed and memory, with n and the machine
	@scripts/setup test
	@scripts/bench

lint: setup ## look for mistakes that the compiler does not see
	$(GO_TOOL) golangci-lint run ./...

generate: ## make the generated Go anew: templ and sqlc
	$(GO_TOOL) templ generate -path internal/web
	cd internal/store && $(GO_TOOL:tools/go.mod=../../tools/go.mod) sqlc generate

clean: ## remove what was built
	rm -rf bin ui/node_modules e2e/node_modules
	find ui/dist -type f ! -name .keep -delete

setup:
	@scripts/setup build

ui/node_modules/.package-lock.json: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund --loglevel=error

e2e/node_modules/.package-lock.json: e2e/package-lock.json
	cd e2e && npm ci --no-audit --no-fund --loglevel=error

ui/dist/manifest.json: ui/node_modules/.package-lock.json $(UI_SOURCES)
	go run ./cmd/webbuild
