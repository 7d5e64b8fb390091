# Every target works as root, and as a user with sudo, as often as you like. `make help` lists them.

PREFIX ?= /usr/local
SWIFT = $(shell Scripts/find-swift.sh)
SOURCES = Sources Tests Benchmarks/Catalog Package.swift
RELEASE = .build/release
STATIC = -c release --static-swift-stdlib

.DEFAULT_GOAL := help
.PHONY: help demo build install uninstall test fuzz soak lint format bench bench-catalog bench-previews bench-scrolling bench-serving bench-staging clean

help: ## Lists what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: build ## Builds, then runs the main job on Assets/Samples in a library of its own
	@Scripts/demo.sh

build: ## Installs what building needs and leaves a release in .build/release
	@Scripts/packages.sh build
	@test -n "$(SWIFT)"
	$(SWIFT) build $(STATIC) --product greenroom
	$(SWIFT) build $(STATIC) --product greenroom-media

install: ## Puts the release under PREFIX (/usr/local), below DESTDIR when that is set
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" Scripts/install.sh

uninstall: ## Removes what install put there
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" Scripts/install.sh --remove

test: ## Installs what the tests need, lints, builds and runs every test, the page's in a real browser
	@Scripts/packages.sh test
	@Scripts/test-servers.sh
	@$(MAKE) --no-print-directory lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest
	Scripts/browser-tests.sh

fuzz: ## Drives every route of the HTTP API by its description, in a minute or two
	@Scripts/packages.sh test
	$(SWIFT) build --product greenroom
	$(SWIFT) build --product greenroom-media
	Scripts/fuzz.sh

soak: ## The long runs that `make test` has in short: 350 kills, 50 lost answers of each kind, 500 flipped bytes
	@Scripts/packages.sh test
	@Scripts/test-servers.sh
	$(SWIFT) build --build-tests
	GREENROOM_SOAK=1 $(SWIFT) test --skip-build --disable-xctest --filter 'KillTests|LostAnswerTests|FlippedByteTests'

lint: ## Checks the formatting of the Swift sources
	@test -n "$(SWIFT)"
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## Formats the Swift sources in place
	@test -n "$(SWIFT)"
	$(SWIFT) format --in-place --recursive $(SOURCES)

bench: bench-staging ## Makes the benchmark's corpus (some 5 GB) and measures Greenroom against its peers
	Benchmarks/.venv/bin/python Benchmarks/corpus.py
	Benchmarks/.venv/bin/python Benchmarks/bench.py
	Benchmarks/.venv/bin/python Benchmarks/serving.py
	Scripts/browser-python.sh Benchmarks/scrolling.py

bench-staging: build ## Measures uploads against s5cmd and rclone on an S3 server of its own, in some minutes
	@Scripts/packages.sh bench
	@Scripts/test-servers.sh
	test -x Benchmarks/.venv/bin/python || python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/requirements.txt
	Benchmarks/.venv/bin/python Benchmarks/staging.py

bench-previews: build ## Measures previews of stills and clips against Pillow, libvips and ffmpeg, in some minutes
	@Scripts/packages.sh bench
	test -x Benchmarks/.venv/bin/python || python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/requirements.txt
	Benchmarks/.venv/bin/python Benchmarks/corpus.py
	Benchmarks/.venv/bin/python Benchmarks/previews.py

bench-serving: build ## Has 100 clients page through 100,000 assets of `greenroom serve` for a minute
	@Scripts/packages.sh bench
	test -x Benchmarks/.venv/bin/python || python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/requirements.txt
	Benchmarks/.venv/bin/python Benchmarks/corpus.py
	Benchmarks/.venv/bin/python Benchmarks/serving.py

bench-scrolling: build ## Scrolls the page through 100,000 assets in chromium, in some minutes
	@Scripts/packages.sh bench
	test -x Benchmarks/.venv/bin/python || python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/requirements.txt
	Benchmarks/.venv/bin/python Benchmarks/corpus.py
	Scripts/browser-python.sh Benchmarks/scrolling.py

bench-catalog: build ## Fills a catalog of a million assets and measures how it answers, in half an hour and 1 GB
	$(SWIFT) run $(STATIC) CatalogBenchmark

clean: ## Removes what was built and the demo's library
	rm -rf .build Demo
