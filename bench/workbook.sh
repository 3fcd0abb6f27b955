#!/bin/sh
# A workbook of 400 000 x 30 (bar: 60 s, 600 MB): read, checked and posted.
#   workbook.sh BUILD_DIR ROOM
set -eu
louyu=$1/louyu
room=$2/workbook
rows=${WORKBOOK_ROWS:-400000}
mkdir -p "$room"

node bench/write_workbook.mjs "$room/税收.xlsx" "$rows"
printf '区划代码,区划名称,级别,上级代码\n21,辽宁省,省,\n2101,沈阳市,市,21\n210102,和平区,区县,2101\n' > "$room/regions.csv"
"$louyu" import regions "$room/regions.csv" --data "$room/data" > /dev/null
node bench/measure.mjs "$room/dry" "$louyu" import tax "$room/税收.xlsx" --data "$room/data" --source 基准税务局 --dry-run
node bench/measure.mjs "$room/full" "$louyu" import tax "$room/税收.xlsx" --data "$room/data" --source 基准税务局
read -r dry_seconds dry_megabytes < "$room/dry"
read -r seconds megabytes < "$room/full"
size=$(du -m "$room/税收.xlsx" | cut -f1)
echo "workbook: $rows x 30 ($size MB), checked in $dry_seconds s, $dry_megabytes MB; posted in $seconds s, $megabytes MB (bar <= 60 s, 600 MB)"
grep -q "读取${rows}行，新增${rows}，" "$room/full.said" || { echo "not every row was read:"; cat "$room/full.said"; exit 1; }
rm -rf "$room"
