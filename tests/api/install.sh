#!/bin/sh
# Installs what the tests over HTTP need, once, whoever asks first: tests/faults stands on the same packages.
set -eu
cd "$(dirname "$0")"
exec 9> "${TMPDIR:-/tmp}/louyu-test-packages.lock"
flock 9
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --loglevel=error --no-audit --no-fund
fi
