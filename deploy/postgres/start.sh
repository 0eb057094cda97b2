#!/bin/sh
# Puts the TLS key where PostgreSQL accepts it (its own, for nobody else to read: a mounted secret has its host's owner),
# then starts what the image would have started.
set -eu
secrets=${SECRETS:-/run/secrets}
mkdir -p /run/postgresql/tls
chmod 700 /run/postgresql/tls
cp "$secrets/db_tls_cert" /run/postgresql/tls/server.crt
cp "$secrets/db_tls_key" /run/postgresql/tls/server.key
chmod 600 /run/postgresql/tls/server.key
exec "$@"
