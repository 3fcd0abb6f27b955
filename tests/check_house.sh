#!/bin/sh
# Reads every #include of src/ against src/rooms.cmake: a room includes only itself and the rooms its line names, and
# the heavy headers stay in the rooms that may touch them. Fails on the first climb, naming file and line.
set -eu
cd "$(dirname "$0")/.."

awk '
    FILENAME == "src/rooms.cmake" {
        if (match($0, /^louyu_room\([a-z]+/)) {
            room = substr($0, 12, RLENGTH - 11)
            known[room] = 1
            rest = $0
            sub(/^louyu_room\([a-z]+/, "", rest)
            sub(/\).*/, "", rest)
            sub(/LIBRARIES.*/, "", rest)
            sub(/.*ROOMS/, "", rest)
            count = split(rest, names, " ")
            for (i = 1; i <= count; i++) allowed[room, names[i]] = 1
            allowed[room, room] = 1
        }
        next
    }
    /^#include/ {
        split(FILENAME, path, "/")
        room = path[2]
        if (match($0, /"[a-z]+\//)) {
            target = substr($0, RSTART + 1, RLENGTH - 2)
            if ((target in known) && !((room, target) in allowed)) {
                printf "%s:%d: room %s may not include %s\n", FILENAME, FNR, room, target
                bad = 1
            }
        }
        third = ""
        if ($0 ~ /<restinio\//) third = "http"
        if ($0 ~ /<soci|<sqlite3|<libpq/) third = "store"
        if ($0 ~ /<spdlog\//) third = "base"
        if ($0 ~ /<(gdal|ogr|cpl_|xlsxwriter)/) third = "exchange"
        if (third != "" && room != third) {
            printf "%s:%d: only room %s may include %s\n", FILENAME, FNR, third, $2
            bad = 1
        }
        if (third != "" && FILENAME ~ /\.hpp$/ && FILENAME !~ /soci_connection|sqlite_|postgresql_|testing/) {
            printf "%s:%d: a third-party header in a public header: %s\n", FILENAME, FNR, $2
            bad = 1
        }
    }
    END { if (bad) exit 1; print "check-house: every include keeps its floor" }
' src/rooms.cmake $(find src -name "*.hpp" -o -name "*.cpp" | sort)

if find src web/src \( -iname "*util*" -o -iname "*helper*" -o -iname "*manager*" -o -iname "*common*" -o -iname "*misc*" \) | grep .; then
    echo "check-house: a name above says nothing; call the file what it holds" >&2
    exit 1
fi
