#!/bin/sh
# Addresses to buildings: on the labelled sets of addresses/, against the similarity of PostgreSQL's pg_trgm over the same
# rows (bars: 200 000 a second against 2 000 buildings, 100 000 against 300 000, 100 times pg_trgm, at a better F1). A list
# of real addresses may be given, of which nothing is kept: LIST=file.csv COLUMN=number.
#   matching.sh BUILD_DIR ROOM
set -eu
build=$1
room=$2/matching
here=$(dirname "$0")
mkdir -p "$room"
match=$build/bench/bench_match

node "$here/addresses/make.mjs" "$room/city" 2000 40000
"$match" labelled "$room/city" > "$room/ours" || true
tail -2 "$room/ours"
echo "by hand:"
"$match" labelled "$here/addresses/by_hand" "$here/addresses/by_hand/addresses.csv" | grep -E '^(WRONG|missed|parts|tower|[0-9]+ addresses)' || true
node "$here/addresses/make.mjs" "$room/nation" 300000 100000
"$match" labelled "$room/nation" | tail -2
[ -z "${LIST:-}" ] || "$match" list "$LIST" "${COLUMN:-0}" "$2/left_over.csv"

url=${LOUYU_BENCH_POSTGRES:-$(tests/postgres.sh start "$2/cluster" | tail -1)}
# The trigrams of pg_trgm need to know what a letter is, which the C locale does not for Chinese.
psql -Xq "$url" -c 'DROP DATABASE IF EXISTS trigrams' -c "CREATE DATABASE trigrams TEMPLATE template0 LOCALE 'C.UTF-8'"
psql -Xq -v ON_ERROR_STOP=1 "${url%/*}/trigrams" > "$room/theirs" << EOF
CREATE EXTENSION pg_trgm;
CREATE TABLE building (id BIGINT, text TEXT);
CREATE TABLE asked (building BIGINT, text TEXT);
\\copy building FROM '$room/city/peer_buildings.csv' CSV HEADER
\\copy asked FROM '$room/city/peer_addresses.csv' CSV HEADER
CREATE INDEX ON building USING gin (text gin_trgm_ops);
VACUUM ANALYZE;
\\timing on
CREATE TABLE answer AS
SELECT a.building, m.id, m.score FROM asked a LEFT JOIN LATERAL (
    SELECT b.id, similarity(b.text, a.text) AS score FROM building b WHERE b.text % a.text
    ORDER BY score DESC LIMIT 1) m ON TRUE;
\\timing off
\\pset format unaligned
\\pset tuples_only on
-- The threshold that suits pg_trgm best.
SELECT round(2.0 * p.good / (p.said + p.made), 4) FROM (
    SELECT t.least, count(*) FILTER (WHERE score >= t.least) AS said,
        count(*) FILTER (WHERE score >= t.least AND id = building) AS good, count(*) FILTER (WHERE building <> 0) AS made
    FROM answer, generate_series(0.3, 0.9, 0.02) AS t (least) GROUP BY t.least) p
ORDER BY 1 DESC LIMIT 1;
SELECT count(*) FROM asked;
EOF
psql -Xq "$url" -c 'DROP DATABASE trigrams'
ours=$(tail -1 "$room/ours")
awk -v rate="${ours%% *}" -v f1="${ours##* }" '
    /^Time:/ { milliseconds = $2 }
    /^[0-9.]+$/ { values[++n] = $1 }
    END {
        theirs = values[2] / milliseconds * 1000
        printf "matching: %d addresses/s on one core (bar >= 200000), %.0f times pg_trgm at %.0f/s (bar >= 100); F1 %.4f against %.4f\n",
            rate, rate / theirs, theirs, f1, values[1]
    }' "$room/theirs"
rm -rf "$room"
