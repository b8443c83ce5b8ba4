# Every target runs from a fresh checkout with Go and Node; the editors' tests fetch what else they need.
GO ?= go
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
CACHE = $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/plx-lsp
REFERENCE_PACKAGES = polyaxon==2.18.0 pydantic==2.14.3 kubernetes==36.0.3 PyYAML==6.0.3 clipped==0.14.0
REFERENCE = $(CACHE)/reference-$(firstword $(shell echo $(REFERENCE_PACKAGES) | cksum))
SANDBOX_PACKAGES = haupt[sandbox]==2.18.0 $(REFERENCE_PACKAGES)
SANDBOX = $(CACHE)/sandbox-$(firstword $(shell echo '$(SANDBOX_PACKAGES)' | cksum))
PEER = $(CACHE)/yaml-language-server-1.25.0
EXTENSION = editors/vscode
MODULES = $(EXTENSION)/node_modules/.package-lock.json
HOST = $(shell node -p 'process.platform + "-" + process.arch')
VSIX = dist/plx-lsp-$(HOST).vsix

.PHONY: build check-examples test test-go test-extension test-examples lint race fuzz test-protocol test-neovim \
	test-vscode test-vscode-typing test-reference test-sandbox sweep compare vsix facts clean

build: ## the program: ./plx-lsp
	$(GO) build -o plx-lsp ./cmd/plx-lsp

check-examples: ## the main job, on the examples of this repository; finds the mistakes planted in broken/
	$(GO) run ./cmd/plx-lsp check testdata/examples

test: lint test-go test-extension test-examples ## every test that a change is made with

test-go:
	$(GO) test ./...

test-extension: $(MODULES)
	cd $(EXTENSION) && npm run --silent build && npm test --silent

test-examples: build
	.ci/examples ./plx-lsp

lint: ## format, vet, staticcheck; shellcheck where it is installed
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not formatted by gofmt:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	@if command -v shellcheck >/dev/null; then shellcheck $$(git ls-files '*.sh' '.ci/*'); \
	else echo "shellcheck is not installed: the scripts were not checked"; fi

race: ## every Go test under the race detector
	$(GO) test -race ./...

test-protocol: ## the program over the wire, read by types of its own
	$(GO) test -count=1 ./lsp/blackbox

fuzz: ## every fuzz target for FUZZTIME (default 10s)
	.ci/fuzz

test-neovim: build ## the server in real Neovim
	editors/test/neovim.sh ./plx-lsp

test-vscode: vsix ## the packed extension in real VS Code
	editors/test/vscode.sh $(VSIX)

test-vscode-typing: vsix ## the same, and then a job written by keys, with pictures; it depends on how quickly the page answers
	PLX_TYPING=1 editors/test/vscode.sh $(VSIX)

SEED ?= 1
test-reference: $(REFERENCE)/.complete ## the reference's own facts and verdicts against ours; SEED=N makes other random files
	@mkdir -p dist
	$(REFERENCE)/bin/python spec/internal/facts/facts.py dist/facts.json
	diff -u spec/testdata/facts.json dist/facts.json
	PLX_REFERENCE_SEED=$(SEED) PLX_REFERENCE_PYTHON=$(REFERENCE)/bin/python $(GO) test -tags reference -count=1 ./spec/... ./analysis ./analysis/migrate

test-sandbox: $(SANDBOX)/.complete ## the client, the commands and the editor beside a real Polyaxon server
	PLX_SANDBOX=$(SANDBOX)/bin $(GO) test -tags sandbox -count=1 -run Sandbox ./hub ./cmd/plx-lsp ./lsp/blackbox

FILES ?= $(firstword $(wildcard ../shared/corpus/natural) testdata/examples)
sweep: ## completion and hover at every character of FILES: how long they take, and whether accepting keeps a text whole
	$(GO) run ./internal/sweep -seed $(SEED) $(FILES)

SCHEMA ?= ../shared/tools/bench/peer-schema.json.gz
compare: build $(PEER)/.complete ## the cases of completion and hover, beside yaml-language-server with SCHEMA
	$(GO) run ./internal/compare -schema $(SCHEMA) testdata ./plx-lsp $(PEER)/node_modules/.bin/yaml-language-server

vsix: $(MODULES) ## the extension with this platform's server inside, under dist/
	cd $(EXTENSION) && node scripts/package.mjs $(HOST) ../../$(VSIX)

facts: $(REFERENCE)/.complete ## writes spec/testdata/facts.json anew from the installed reference
	$(REFERENCE)/bin/python spec/internal/facts/facts.py spec/testdata/facts.json

clean:
	rm -rf plx-lsp dist $(EXTENSION)/out $(EXTENSION)/bin $(EXTENSION)/node_modules

$(MODULES): $(EXTENSION)/package.json $(EXTENSION)/package-lock.json
	cd $(EXTENSION) && npm ci --silent && touch node_modules/.package-lock.json

$(PEER)/.complete:
	rm -rf $(PEER)
	mkdir -p $(PEER)
	npm install --silent --no-save --prefix $(PEER) yaml-language-server@1.25.0
	touch $@

$(REFERENCE)/.complete:
	rm -rf $(REFERENCE)
	python3 -m venv $(REFERENCE)
	$(REFERENCE)/bin/pip install --quiet $(REFERENCE_PACKAGES)
	touch $@

$(SANDBOX)/.complete:
	rm -rf $(SANDBOX)
	python3 -m venv $(SANDBOX)
	$(SANDBOX)/bin/pip install --quiet $(patsubst %,'%',$(SANDBOX_PACKAGES))
	touch $@
