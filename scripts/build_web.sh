#!/bin/sh
# Builds web/dist when a source is newer than it. The program embeds the result.
set -eu
cd "$(dirname "$0")/../web"
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --loglevel=error --no-audit --no-fund
fi
if [ ! -f dist/index.html ] || [ -n "$(find src index.html public vite.config.ts package-lock.json -newer dist/index.html | head -1)" ]; then
    npm run --silent build
    touch dist/index.html
fi
