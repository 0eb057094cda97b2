#!/bin/sh
# nginx asks for the addresses of a name once. This asks again every few seconds and reloads nginx when the replicas
# behind a name are others than before; answers that stream go on. The image runs it before it starts nginx.
set -eu
names=${FOLLOWED_NAMES-proxy-inteligente admin-dashboard}
seconds=${FOLLOW_SECONDS:-5}

addresses() {
  for name in $names; do getent ahosts "$name" || true; done | awk '{ print $1 }' | sort -u
}

follow() {
  known=$(addresses)
  echo "Following: $(echo "$known" | tr '\n' ' ')"
  while sleep "$seconds"; do
    now=$(addresses)
    if [ -n "$now" ] && [ "$now" != "$known" ]; then
      # Known only once the reload was taken: nginx -t fails while a name is missing.
      if nginx -t -q && nginx -s reload; then
        known=$now
        echo "Following: $(echo "$known" | tr '\n' ' ')"
      fi
    fi
  done
}

[ -z "$names" ] || follow &
