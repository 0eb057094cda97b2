#!/usr/bin/env bash
# Stands in for the entry point of PostgreSQL's official image, as far as docker-compose.yml relies on it: makes the data
# folder at the first start, runs what is in /docker-entrypoint-initdb.d, and becomes the server.
set -eu
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  # shellcheck disable=SC2086 # Words, as in the original.
  initdb -U postgres -D "$PGDATA" --pwfile="$POSTGRES_PASSWORD_FILE" --no-sync $POSTGRES_INITDB_ARGS >/dev/null
  pg_ctl -D "$PGDATA" -w -s -o "${*:2} -c listen_addresses=" start
  psql -U postgres -qc "create database $POSTGRES_DB" postgres
  for script in /docker-entrypoint-initdb.d/*.sh; do sh "$script"; done
  pg_ctl -D "$PGDATA" -w -s -m fast stop
fi
exec "$@"
