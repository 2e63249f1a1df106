#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL server, whose address is in TEST_DATABASE_URL:
#   scripts/with-postgres.sh npx vitest run --project database
# Installs Debian's package when there is none and we may; the server and its data are gone afterwards.
set -euo pipefail

latest() { find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1; }

if [ -z "$(latest)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo 'Installation de PostgreSQL…'
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq >/dev/null
	# No cluster of Debian's own: ours is enough.
	mkdir -p /etc/postgresql-common/createcluster.d
	echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/none.conf
	apt-get install -y -qq --no-install-recommends postgresql postgresql-contrib >/dev/null
fi
initdb=$(latest)
if [ -z "$initdb" ]; then
	echo 'PostgreSQL est absent : installez-le (paquet Debian « postgresql »), puis recommencez.' >&2
	exit 1
fi
bin=$(dirname "$initdb")

folder=$(mktemp -d)
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
	chown postgres: "$folder"
	as_owner() { runuser -u postgres -- "$@"; }
fi

stop() {
	as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
	rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=$(node -e 'const s = require("net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });')
cd "$folder"
as_owner "$bin/initdb" -D "$folder/data" -U alliance -A trust -E UTF8 --locale=C --no-sync >/dev/null
as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
	-o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60" start >/dev/null || {
	cat "$folder/log" >&2
	exit 1
}
cd "$OLDPWD"

TEST_DATABASE_URL="postgres://alliance@127.0.0.1:$port/postgres" "$@"
