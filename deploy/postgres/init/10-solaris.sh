#!/bin/sh
# Runs once, when the data folder is made: roles without a fixed password, for the database that the stack is told to use.
set -eu
secrets=${SECRETS:-/run/secrets}
sql=${SOLARIS_SQL:-/etc/solaris/postgres}
database=${POSTGRES_DB:?}

run() { psql -X -q -v ON_ERROR_STOP=1 -U postgres -d "$database" "$@"; }

run -f "$sql/roles.sql"
run -f "$sql/watchers.sql"
for role in solaris_migrator solaris_app solaris_metrics solaris_backup; do
  # Through standard input: an argument would be seen in the list of processes.
  printf "alter role %s password '%s';\n" "$role" "$(cat "$secrets/db_${role#solaris_}")" | run
done

if [ -s "$secrets/litellm_db" ]; then
  # LiteLLM changes the schema of whatever database it is given: one of its own.
  printf "create role litellm login password '%s';\n" "$(cat "$secrets/litellm_db")" | run
  run -c 'create database litellm owner litellm'
  run -c 'revoke all on database litellm from public'
fi
