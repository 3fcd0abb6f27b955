#!/bin/sh
# A private PostgreSQL 15 for tests.
#   postgres.sh start DIR   makes a cluster in DIR, starts it on a free port of 127.0.0.1 and on a socket in DIR, and
#                           prints its URL for LOUYU_TEST_POSTGRES; one that was ended there starts again, on its old
#                           port when that is still free
#   postgres.sh stop DIR    ends and removes it
# Nothing in it outlives a crash of the machine (fsync is off). A DIR in /dev/shm makes fresh databases three times
# as fast.
set -eu

usage() {
    echo "usage: $0 start|stop DIR" >&2
    exit 2
}

[ $# -eq 2 ] || usage
action=$1
dir=$2

for bin in /usr/lib/postgresql/15/bin "$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/initdb)")"; do
    [ -x "$bin/initdb" ] && break
done
if [ ! -x "$bin/initdb" ]; then
    echo "$0: PostgreSQL is not installed; on Debian 12: apt-get install postgresql-15" >&2
    exit 1
fi

# initdb and the server refuse to run as root.
as_server() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

running() {
    as_server "$bin/pg_ctl" -D "$dir/data" status >/dev/null 2>&1
}

free_port() {
    port=$(cat "$dir/port" 2>/dev/null || echo $((20000 + $$ % 20000)))
    while ss -ltn 2>/dev/null | grep -q "[:.]$port "; do
        port=$((port + 1))
    done
    echo "$port"
}

start() {
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    [ "$(id -u)" -ne 0 ] || chown postgres: "$dir"
    cd /
    if ! running; then
        if [ ! -e "$dir/data/PG_VERSION" ]; then
            as_server "$bin/initdb" -D "$dir/data" -U louyu -A trust -E UTF8 --locale=C -N >"$dir.log" 2>&1 ||
                { cat "$dir.log" >&2; exit 1; }
        fi
        # Between the search for a free port and the start another program may take it: try again.
        for attempt in 1 2 3 4 5; do
            port=$(($(free_port) + attempt - 1))
            if as_server "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/server.log" start -o "-p $port -k $dir \
                -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
                -c max_connections=200 -c shared_buffers=128MB -c max_wal_size=2GB -c autovacuum=off \
                -c timezone=UTC" >"$dir.log" 2>&1; then
                echo "$port" >"$dir/port"
                break
            fi
        done
        running || { cat "$dir.log" "$dir/server.log" >&2; exit 1; }
    fi
    rm -f "$dir.log"
    echo "postgresql://louyu@127.0.0.1:$(cat "$dir/port")/postgres"
}

stop() {
    [ -d "$dir/data" ] || exit 0
    dir=$(cd "$dir" && pwd)
    cd /
    if running; then
        as_server "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null
    fi
    rm -rf "$dir/data" "$dir/port" "$dir/server.log" "$dir"/.s.PGSQL.*
    rmdir "$dir" 2>/dev/null || true
}

case $action in
    start) start ;;
    stop) stop ;;
    *) usage ;;
esac
