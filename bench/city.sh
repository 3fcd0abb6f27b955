#!/bin/sh
# A city: 2 000 buildings, 200 000 firms, 60 months, 12 million tax rows, made and imported as files. Then every claim made
# of it. CITY names a data directory made earlier, to measure again without importing.
#   city.sh BUILD_DIR ROOM
set -eu
build=$1
room=$2
city=${CITY:-$room/city}

if [ ! -f "$city/louyu.db" ]; then
    node bench/measure.mjs "$room/import" "$build/louyu" demo --scale city --data "$city" || { tail -5 "$room/import.said"; exit 1; }
    read -r seconds megabytes < "$room/import"
    rows=$(sqlite3 "$city/louyu.db" 'SELECT count(*) FROM tax_record')
    echo "city: $rows tax rows and all registers made and imported in $seconds s, $megabytes MB (database $(du -m "$city/louyu.db" | cut -f1) MB)"
    rm -rf "$city/demo_files" "$city/files"
fi

node bench/serve.mjs start "$build/louyu" "$city"
bench/questions.sh "$build" "$room" "$city"
node bench/serve.mjs change "$build/louyu" "$city"
node bench/serve.mjs endpoints "$build/louyu" "$city"
node bench/serve.mjs paint "$build/louyu" "$city"
bench/matching.sh "$build" "$room" "$city"
