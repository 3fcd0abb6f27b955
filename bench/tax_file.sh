#!/bin/sh
# A tax file of 1 000 000 rows: read, checked, matched, posted and attributed, against SQLite's own .import of the same
# file in the same run (bar: 3 times). Ratios hold on any machine; seconds are shown for the curious.
#   tax_file.sh BUILD_DIR ROOM
set -eu
louyu=$1/louyu
room=$2/tax
rows=${ROWS:-1000000}
mkdir -p "$room"

node bench/make_tax_file.mjs "$room/tax.csv" "$rows"
printf '区划代码,区划名称,级别,上级代码\n21,辽宁省,省,\n2101,沈阳市,市,21\n210102,和平区,区县,2101\n' > "$room/regions.csv"
"$louyu" import regions "$room/regions.csv" --data "$room/data" > /dev/null

now() { date +%s.%N; }
begin=$(now)
sqlite3 "$room/plain.db" ".mode csv" ".import $room/tax.csv tax"
middle=$(now)
"$louyu" import tax "$room/tax.csv" --data "$room/data" --source 基准税务局 > "$room/said" 2>&1
end=$(now)
awk -v a="$begin" -v b="$middle" -v c="$end" -v n="$rows" 'BEGIN {
    printf "tax file: %d rows, sqlite3 .import %.2f s, louyu import %.2f s: ratio %.2f (bar <= 3.00)\n", n, b - a, c - b, (c - b) / (b - a)
}'
rm -rf "$room"
