#!/bin/sh
# Builds web/dist when a source is newer than it. The program embeds the result.
set -eu
cd "$(dirname "$0")/../web"
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    # npm 11 refuses its own lock file here (optional packages of other systems are missing from it); install keeps to
    # the versions locked.
    npm ci --silent --no-audit --no-fund 2>/dev/null || npm install --silent --no-audit --no-fund --no-save
fi
if [ ! -f dist/index.html ] || [ -n "$(find src index.html public vite.config.ts package-lock.json -newer dist/index.html | head -1)" ]; then
    npm run --silent build
    touch dist/index.html
fi
