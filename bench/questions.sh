#!/bin/sh
# Questions of up to three dimensions over five years: in the process (bar: p99 10 ms), and some of them against DuckDB
# (bar: 20 times) and PostgreSQL (bar: 200 times) over the same facts, summed by month, building and industry beforehand.
#   questions.sh BUILD_DIR ROOM CITY
set -eu
build=$1
room=$2/questions
city=$3
period=2016-01/2020-12
mkdir -p "$room"

echo "questions: $("$build/bench/bench_ask" "sqlite:$city/louyu.db" "$period" 2> "$room/slowest") (bar p99 <= 10 ms)"
[ -z "${VERBOSE:-}" ] || cat "$room/slowest"

# The facts as a warehouse would keep them.
for table in building_facts tax_facts stock_facts; do
    sqlite3 -readonly -csv "$city/louyu.db" < "bench/$table.sql" > "$room/$table.csv"
done
# Outside of the project, so that nothing of it is ever shipped.
(cd "$room" && npm install --silent --no-audit --no-fund --no-save --prefix "$room" @duckdb/node-api > /dev/null 2>&1) || true
LOUYU_PG=$(tests/postgres.sh start "$2/cluster" | tail -1)
export LOUYU_PG
node bench/peers.mjs "$build/bench/bench_ask" "sqlite:$city/louyu.db" "$period" "$room"
rm -rf "$room"
