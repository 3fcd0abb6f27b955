#!/bin/sh
# Every test, in the order in which it pays to fail: house, pages, units on both stores, the known answers on both stores.
#   run_tests.sh PRESET
set -eu
cd "$(dirname "$0")/.."
preset=$1

scripts/install_dependencies.sh test
tests/check_house.sh
scripts/build_web.sh
(cd web && npm run --silent lint && npm run --silent test)

cmake --preset "$preset" > /dev/null
cmake --build --preset "$preset"

# Memory, not disk: these servers and their data live for minutes.
room=/dev/shm
[ -d "$room" ] || room=${TMPDIR:-/tmp}
postgres=$(mktemp -d "$room/louyu-test-XXXXXX")
chmod 755 "$postgres"
trap 'tests/postgres.sh stop "$postgres/cluster" > /dev/null 2>&1 || true; rm -rf "$postgres"' EXIT
LOUYU_TEST_POSTGRES=$(tests/postgres.sh start "$postgres/cluster" | tail -1)
LOUYU_PROGRAM=$PWD/build/$preset/louyu
export LOUYU_TEST_POSTGRES LOUYU_PROGRAM

ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j2
