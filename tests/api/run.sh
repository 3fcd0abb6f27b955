#!/bin/sh
# The black-box tests against LOUYU_PROGRAM, on PostgreSQL too when LOUYU_TEST_POSTGRES names a server.
set -eu
cd "$(dirname "$0")"
./install.sh
exec npm run --silent test
