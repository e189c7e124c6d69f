# The commands people type; the build itself is CMake's. Everything works from a fresh checkout.
#
#   make build                      build/lintel
#   make test                       build, then the whole suite
#   make run [REPO=path] [OUT=dir]  scan a repository (this one), write the HTML and JSON reports
#   make test-browser               the HTML report in a browser
#   make bench [REPO=path]          parse, tree and rules as ratios; the time of a scan; what the engine adds to it
#   make bench-dataflow [REPOS=…]   what values from file to file cost: time and memory beside those within files
#   make bench-review [REPOS=…]     wall time of reviews of their last COMMITS=20 commits, by kind of change, beside its budget
#   make bench-hostile              cost and outcome of code made to hurt dataflow, at three sizes
#   make soak-fix                   lintel fix killed at 1,000 points over 500 files; KILLS=n, RANDOM_SEED=n
#   make soak-streams               lintel data and import killed again and again, 200 runs each; KILLS=n, RANDOM_SEED=n
#   make bench-streams              5 GB of CSV, 2 GB of SARIF, a log of 1 GB: rows a second, memory; CSV_MB=n, SARIF_MB=n, LOG_MB=n
#   make soak-workflows             every workflow, each of its nodes failing, late, interrupted, killed; WORKFLOW=name,
#                                   WORKFLOW_REPO=folder, EACH=n of each kind at each node (2; 0: all)
#   make asan | tsan | coverage     the suite in a build of its own
#   make install [PREFIX=/usr/local] [DESTDIR=]
#   make setup                      only install what the build needs
#   make clean                      remove every build folder

JOBS ?= $(shell nproc)
REPO ?= .
OUT ?= build/report
PREFIX ?= /usr/local

.DEFAULT_GOAL := build
.PHONY: setup build test test-browser run bench bench-dataflow bench-review bench-hostile bench-streams soak-fix soak-streams soak-workflows \
    asan tsan coverage install clean

setup:
	@setup/install build test

build: setup
	@test -e build/build.ninja || cmake --preset release
	@cmake --build build -j $(JOBS)

test: build
	@ctest --test-dir build -LE browser -j $(JOBS) --output-on-failure

test-browser: build
	@setup/install build test browser
	@ctest --test-dir build -L browser --output-on-failure

run: build
	@setup/run build/lintel "$(REPO)" "$(OUT)"

bench: build
	@cmake --build build --target bench_phases bench_engine -j $(JOBS) >/dev/null
	@build/tests/bench/bench_phases "$(REPO)"
	@tests/bench/scan build/lintel "$(REPO)"
	@build/tests/bench/bench_engine scan --quiet --exit-zero "$(REPO)" >/dev/null

bench-dataflow: REPOS ?= $(REPO)
bench-dataflow: build
	@cmake --build build --target bench_dataflow -j $(JOBS) >/dev/null
	@build/tests/bench/bench_dataflow build/lintel $(REPOS)

bench-review: REPOS ?= $(REPO)
bench-review: COMMITS ?= 20
bench-review: build
	@tests/bench/review build/lintel $(COMMITS) $(REPOS)

bench-hostile: build
	@cmake --build build --target bench_hostile -j $(JOBS) >/dev/null
	@build/tests/bench/bench_hostile

# In memory where there is some: it proves the same, a hundred times as fast.
soak-fix: KILLS ?= 1000
soak-fix: FILES ?= 500
soak-fix: build
	@if test -w /dev/shm; then export TMPDIR=/dev/shm; fi; \
	    FIX_KILLS=$(KILLS) FIX_FILES=$(FILES) build/tests/bin/test_orchestrator_cli_fix_kill_test

soak-streams: KILLS ?= 200
soak-streams: build
	@if test -w /dev/shm; then export TMPDIR=/dev/shm; fi; \
	    STREAM_KILLS=$(KILLS) build/tests/bin/test_orchestrator_cli_stream_kill_test

bench-streams: CSV_MB ?= 5000
bench-streams: SARIF_MB ?= 2000
bench-streams: LOG_MB ?= 1000
bench-streams: build
	@tests/bench/streams build/lintel $(CSV_MB) $(SARIF_MB) $(LOG_MB)

# WORKFLOW=name: that one alone; WORKFLOW_REPO=folder: over a clone of it; RANDOM_SEED=n: the same again; EACH=0: at every
# moment there is.
soak-workflows: ROWS ?= 600000
soak-workflows: EACH ?= 2
soak-workflows: build
	@if test -w /dev/shm; then export TMPDIR=/dev/shm; fi; \
	    WORKFLOW_DEEDS=0 WORKFLOW_EACH=$(EACH) WORKFLOW_ROWS=$(ROWS) build/tests/bin/test_orchestrator_cli_workflow_kill_test

# Leaks are errors, and a crash is reported by the sanitizer rather than by the test library.
# Workers have a stack of their own for signals, which the sanitizer would take for its own.
asan tsan: export ASAN_OPTIONS = detect_leaks=1:handle_segv=2:detect_stack_use_after_return=1:use_sigaltstack=0
asan tsan: export LSAN_OPTIONS = suppressions=$(CURDIR)/tests/support/known_leaks.txt:print_suppressions=0
asan tsan: export UBSAN_OPTIONS = print_stacktrace=1
# Races of programs that tests start are kept in files: nobody reads their standard error.
tsan: export TSAN_OPTIONS = log_path=$(CURDIR)/build-tsan/race
asan tsan: setup
	@test -e build-$@/build.ninja || cmake --preset $@
	@cmake --build build-$@ -j $(JOBS)
	@rm -f build-$@/race.*
	@ctest --test-dir build-$@ -LE browser -j $(JOBS) --output-on-failure
	@if ls build-$@/race.* >/dev/null 2>&1; then cat build-$@/race.*; exit 1; fi

coverage:
	@setup/install build test coverage
	@test -e build-$@/build.ninja || cmake --preset $@
	@cmake --build build-$@ -j $(JOBS)
	@find build-$@ -name '*.gcda' -delete
	@ctest --test-dir build-$@ -LE browser -j $(JOBS) --output-on-failure
	@gcovr --root . --object-directory build-$@ --filter core/ --filter grammars/languages/ \
	    --filter analyzers/ --filter reports/ --filter orchestrator/ -j $(JOBS) \
	    --html-details build-$@/coverage.html --print-summary
	@echo "coverage: build-$@/coverage.html"

install: build
	@cmake --install build --prefix "$(PREFIX)"

clean:
	rm -rf build build-*
