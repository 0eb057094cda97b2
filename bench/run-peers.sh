#!/usr/bin/env bash
# Measures a gateway next to whichever peers are installed, on this machine, in one run.  See README.md.
#   run-peers.sh --install [names]                      install the peers into $PEERS_DIR
#   run-peers.sh [options]                              peers only
#   run-peers.sh --name ours --cmd 'dotnet ours.dll --port {port} --upstream {mock}' [options]
#   run-peers.sh --name ours --url http://127.0.0.1:8080 --pid 1234 --key sk-... --model gpt-bench [options]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export PEERS_DIR=${PEERS_DIR:-$HOME/.cache/gateway-bench/peers}
WORK=${WORK:-$HOME/.cache/gateway-bench/work}
BIN=${BIN:-$HOME/.cache/gateway-bench/bin}
mkdir -p "$PEERS_DIR" "$WORK" "$BIN"
ulimit -n 16384 2>/dev/null || ulimit -n "$(ulimit -Hn)" || true

if [ "${1:-}" = --install ]; then
  shift
  names=("$@")
  [ ${#names[@]} -gt 0 ] || mapfile -t names < <(cd "$here/peers" && printf '%s\n' */ | tr -d /)
  need=()
  for p in "${names[@]}"; do
    case $p in nginx | haproxy | caddy) command -v "$p" >/dev/null || [ -x "/usr/sbin/$p" ] || need+=("$p") ;; esac
  done
  if [ ${#need[@]} -gt 0 ] && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" || echo "apt could not install: ${need[*]}" >&2
  fi
  for n in "${names[@]}"; do
    [ -f "$here/peers/$n/install.sh" ] && [ ! -d "$PEERS_DIR/$n" ] || continue
    echo "installing $n"
    bash "$here/peers/$n/install.sh" || { echo "$n: could not be installed" >&2; rm -rf "${PEERS_DIR:?}/$n"; }
  done
  exit 0
fi

CC=${CC:-cc}
[ "$BIN/mock" -nt "$here/MockUpstream/mock.c" ] || $CC -O2 -o "$BIN/mock" "$here/MockUpstream/mock.c"
[ "$BIN/loadgen" -nt "$here/LoadGen/loadgen.c" ] || $CC -O2 -o "$BIN/loadgen" "$here/LoadGen/loadgen.c" -lm
exec python3 "$here/bench.py" --bin "$BIN" --work "$WORK" "$@"
