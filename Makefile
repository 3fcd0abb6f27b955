# Thin on purpose: each target says what it does and calls one thing.
PRESET ?= release
BUILD   = build/$(PRESET)
DATA   ?= data
LISTEN ?= 127.0.0.1:8080
LOUYU   = $(BUILD)/louyu

.PHONY: help build demo run test bench fmt check-house web deps clean

help:
	@echo "make demo    build, make the demonstration district and serve it on $(LISTEN)"
	@echo "make run     build and serve what is in $(DATA)"
	@echo "make test    every test that CI runs"
	@echo "make bench   what we claim, measured against peers"
	@echo "make build   the one program: $(LOUYU)"
	@echo "make fmt     format the code"

deps:
	@scripts/install_dependencies.sh build

web: deps
	@scripts/build_web.sh

build: deps
	@scripts/build.sh $(PRESET) louyu

demo: build
	@scripts/serve_demo.sh $(LOUYU) $(DATA) $(LISTEN)

run: build
	$(LOUYU) serve --data $(DATA) --listen $(LISTEN)

check-house:
	@tests/check_house.sh

test:
	@scripts/run_tests.sh $(PRESET)

bench: build
	@cmake --build --preset $(PRESET) --target bench_ask bench_match
	@bench/run.sh $(BUILD) $(CLAIMS)

fmt:
	clang-format -i $$(find src demo bench -name '*.hpp' -o -name '*.cpp')
	cd web && npm run --silent format

clean:
	rm -rf build web/dist
