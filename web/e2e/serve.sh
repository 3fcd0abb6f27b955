#!/bin/sh
# Makes the demonstration district in a directory of its own and serves it for the browser tests.
set -eu
program=${LOUYU_PROGRAM:-../build/release/louyu}
data=${LOUYU_E2E_DATA:-$(mktemp -d)}
if [ ! -f "$data/demo.done" ]; then
    "$program" demo --data "$data"
    touch "$data/demo.done"
fi
exec "$program" serve --data "$data" --listen 127.0.0.1:8097
