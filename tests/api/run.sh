#!/bin/sh
# The black-box tests against LOUYU_PROGRAM, on PostgreSQL too when LOUYU_TEST_POSTGRES names a server.
set -eu
cd "$(dirname "$0")"
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --silent --no-audit --no-fund 2>/dev/null || npm install --silent --no-audit --no-fund --no-save
fi
exec npm run --silent test
