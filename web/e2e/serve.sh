#!/bin/sh
# Makes the demonstration district in LOUYU_E2E_DATA, unless it is there, and serves it for the browser tests.
set -eu
program=${LOUYU_PROGRAM:-../build/release/louyu}
data=${LOUYU_E2E_DATA:?}
if [ ! -f "$data/demo.done" ]; then
    "$program" demo --data "$data" > "$data/demo.log" || { cat "$data/demo.log" >&2; exit 1; }
    touch "$data/demo.done"
fi
exec "$program" serve --data "$data" --listen "127.0.0.1:${LOUYU_E2E_PORT:?}"
