#!/bin/sh
# Every test, in the order in which it pays to fail: house, pages, units, known answers, contract and faults on both stores,
# walks in the browser.
#   run_tests.sh PRESET
set -eu
cd "$(dirname "$0")/.."
preset=$1

scripts/install_dependencies.sh test
tests/check_house.sh
scripts/build.sh "$preset" all
(cd web && npm run --silent lint && npm run --silent test)

# Memory, not disk: these servers and their data live for minutes.
room=/dev/shm
[ -d "$room" ] || room=${TMPDIR:-/tmp}
postgres=$(mktemp -d "$room/louyu-test-XXXXXX")
chmod 755 "$postgres"
trap 'tests/postgres.sh stop "$postgres/cluster" > /dev/null 2>&1 || true; rm -rf "$postgres"' EXIT
LOUYU_TEST_POSTGRES=$(tests/postgres.sh start "$postgres/cluster" | tail -1)
LOUYU_PROGRAM=$PWD/build/$preset/louyu
export LOUYU_TEST_POSTGRES LOUYU_PROGRAM

# The pages' types are those of the contract this program serves.
"$LOUYU_PROGRAM" openapi > "$postgres/openapi.json"
(cd web && npm run --silent types -- --check "$postgres/openapi.json")

ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j2
