#!/bin/sh
# Every test, in the order in which it pays to fail: house, units on both stores, pages, black box over HTTP, browser.
#   run_tests.sh PRESET
set -eu
cd "$(dirname "$0")/.."
preset=$1

scripts/install_dependencies.sh test
scripts/build_web.sh
cmake --preset "$preset" > /dev/null
cmake --build --preset "$preset"

postgres=$(mktemp -d)
chmod 755 "$postgres"
LOUYU_TEST_POSTGRES=$(tests/postgres.sh start "$postgres/cluster" | tail -1)
trap 'tests/postgres.sh stop "$postgres/cluster" >/dev/null 2>&1 || true; rm -rf "$postgres"' EXIT
export LOUYU_TEST_POSTGRES
LOUYU_PROGRAM=$PWD/build/$preset/louyu
export LOUYU_PROGRAM

ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j2
