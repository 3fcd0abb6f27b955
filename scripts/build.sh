#!/bin/sh
# Builds pages and rooms side by side; they meet at the last link.
#   build.sh PRESET TARGET...
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift

scripts/build_web.sh &
pages=$!
trap 'kill "$pages" 2> /dev/null || true' EXIT
cmake --preset "$preset" > /dev/null
cmake --build --preset "$preset" --target app
wait "$pages"
trap - EXIT
cmake --build --preset "$preset" --target "$@"
