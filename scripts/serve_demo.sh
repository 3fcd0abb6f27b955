#!/bin/sh
# Makes the demonstration district once, through the real import path, and serves it.
#   serve_demo.sh PROGRAM DATA ADDRESS:PORT
set -eu
program=$1
data=$2
listen=$3
if [ ! -f "$data/demo.done" ]; then
    "$program" demo --data "$data"
    touch "$data/demo.done"
fi
exec "$program" serve --data "$data" --listen "$listen"
