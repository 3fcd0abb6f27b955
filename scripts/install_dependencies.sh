#!/bin/sh
# Installs the Debian 12 packages that building, testing and running need, and only those that are missing.
#   install_dependencies.sh build|test
set -eu

build="g++ cmake ninja-build ccache mold pkg-config make
    librestinio-dev libasio-dev libfmt-dev libhttp-parser-dev zlib1g-dev
    libsoci-dev libsqlite3-dev libpq-dev
    rapidjson-dev libgdal-dev libicu-dev libxlsxwriter-dev libexpected-dev
    libsodium-dev libssl-dev libspdlog-dev libcli11-dev libtomlplusplus-dev libminizip-dev libexpat1-dev libprotozero-dev
    libgtest-dev libbenchmark-dev"
test="postgresql-15 sqlite3 chromium curl"

packages=$build
[ "${1:-build}" = test ] && packages="$build $test"

missing=
for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
done
# Any Node.js from 18 on will do; Debian's is taken only when there is none.
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
[ -z "$missing" ] && exit 0

run=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "These Debian packages are missing; install them as root and run again:$missing" >&2
        exit 1
    }
    run=sudo
fi
echo "installing:$missing"
$run apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null
