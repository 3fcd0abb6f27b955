#!/bin/sh
# Holds the bars of the address engine: on sets made from two seeds and on the addresses written by hand.
#   check.sh BENCH_MATCH
set -eu
match=$1
here=$(dirname "$0")
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
for seed in 20251122 7; do
    node "$here/make.mjs" "$room/$seed" 600 4000 "$seed"
    "$match" labelled "$room/$seed" "$room/$seed/addresses.csv"
done
"$match" labelled "$here/by_hand" "$here/by_hand/addresses.csv"
