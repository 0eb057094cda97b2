#!/bin/sh
# Stands in for the entry point of nginx's official image: runs what is in /docker-entrypoint.d, then the command.
set -eu
for script in /docker-entrypoint.d/*.sh; do "$script"; done
exec "$@"
