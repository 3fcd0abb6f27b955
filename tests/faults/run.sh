#!/bin/sh
# What the program does when it, its disk or its database fails, and with hostile files and requests.
# LOUYU_PROGRAM names the program; on PostgreSQL too when LOUYU_TEST_POSTGRES names a server.
set -eu
cd "$(dirname "$0")"
../api/install.sh
# The packages of the tests over HTTP, whose client and files these tests use.
ln -sfn ../api/node_modules node_modules
node_modules/.bin/tsc --noEmit -p .
exec node_modules/.bin/vitest run "$@"
