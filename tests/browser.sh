#!/bin/sh
# The walks of web/e2e in Debian's Chromium, against LOUYU_PROGRAM and a demonstration district of their own.
# With LOUYU_E2E_DATA the district there is used, or made there, and stays.
set -eu
cd "$(dirname "$0")/../web"
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --loglevel=error --no-audit --no-fund
fi
if [ -z "${LOUYU_E2E_DATA:-}" ]; then
    # Memory, not disk: it lives for minutes.
    room=/dev/shm
    [ -d "$room" ] || room=${TMPDIR:-/tmp}
    LOUYU_E2E_DATA=$(mktemp -d "$room/louyu-browser-XXXXXX")
    export LOUYU_E2E_DATA
    trap 'rm -rf "$LOUYU_E2E_DATA"' EXIT
    trap 'exit 1' INT TERM
fi
# A port nobody uses, so that two runs on one machine do not meet.
LOUYU_E2E_PORT=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
export LOUYU_E2E_PORT
npm run --silent e2e
