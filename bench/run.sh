#!/bin/sh
# Every claim, one line each: what was measured, the figure, the bar.
#   run.sh BUILD_DIR [CLAIM...]     tax_file workbook city (with start, questions, change, matching, endpoints)
set -eu
cd "$(dirname "$0")/.."
build=$1
shift
room=$(mktemp -d "$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/louyu-bench-XXXXXX")
chmod 755 "$room"
trap 'tests/postgres.sh stop "$room/cluster" > /dev/null 2>&1 || true; rm -rf "$room"' EXIT
for claim in "${@:-tax_file workbook city}"; do
    # shellcheck disable=SC2086
    for one in $claim; do
        "bench/$one.sh" "$build" "$room"
    done
done
