#!/bin/sh
# Makes nginx's configuration from the settings and the templates beside this script:
#   sudo sh configure.sh
# Safe to run again at any time. Accounts and the files in api.d, files.d and server.d stay as they are.
# The settings are /etc/nginx/impact-jobs/settings, or the file that IMPACT_JOBS_SETTINGS names.
set -eu

settings=${IMPACT_JOBS_SETTINGS:-/etc/nginx/impact-jobs/settings}
templates=$(dirname -- "$0")

fail() {
  echo "configure.sh: $1" >&2
  exit 1
}

[ -r "$settings" ] || fail "cannot read $settings. Copy settings.example there and edit it."
command -v envsubst >/dev/null || fail "envsubst is missing. It is in Debian's package gettext-base."
set -a
. "$(realpath -- "$settings")"
set +a

names='IMPACT_JOBS_ETC IMPACT_JOBS_CACHE IMPACT_JOBS_ROOT IMPACT_JOBS_API_PATH IMPACT_JOBS_FILES_PATH
  IMPACT_JOBS_LISTEN IMPACT_JOBS_SERVER_NAME IMPACT_JOBS_API IMPACT_JOBS_CA IMPACT_JOBS_RESOLVER IMPACT_JOBS_STORAGE
  IMPACT_JOBS_VERSION_PARTNER IMPACT_JOBS_VERSION_BRAND IMPACT_JOBS_VERSION_AGENCY
  IMPACT_JOBS_PERIOD IMPACT_JOBS_STORE IMPACT_JOBS_VIEWER'
variables=
for name in $names; do
  eval "value=\${$name:-}"
  [ -n "$value" ] || fail "$name is not set in $settings."
  variables="$variables \${$name}"
done
for name in IMPACT_JOBS_API_PATH IMPACT_JOBS_FILES_PATH; do
  eval "value=\$$name"
  case $value in
    */ | [!/]*) fail "$name is '$value'. Write it with a slash at its start and none at its end, like /impact." ;;
    *[!A-Za-z0-9/_-]*) fail "$name is '$value'. Use letters, digits, - and _ only." ;;
  esac
done
case $IMPACT_JOBS_API in
  https://*/*) fail "IMPACT_JOBS_API is '$IMPACT_JOBS_API'. Write it without a path, like https://api.impact.com." ;;
  https://*) ;;
  *) fail "IMPACT_JOBS_API is '$IMPACT_JOBS_API'. The token may only go over https." ;;
esac
printf '%s\n' "$IMPACT_JOBS_STORE" | grep -Eq '^(127(\.[0-9]+){3}|\[::1\]):[0-9]+$' ||
  fail "IMPACT_JOBS_STORE is '$IMPACT_JOBS_STORE'. It must not be reached from outside: write it like 127.0.0.1:8481."
case $IMPACT_JOBS_PERIOD in
  1 | 2 | 5 | 10) ;;
  *) fail "IMPACT_JOBS_PERIOD is '$IMPACT_JOBS_PERIOD'. Choose 1, 2, 5 or 10 seconds." ;;
esac
[ -r "$IMPACT_JOBS_CA" ] || fail "IMPACT_JOBS_CA is '$IMPACT_JOBS_CA', which cannot be read. Install ca-certificates."

umask 022
mkdir -p "$IMPACT_JOBS_ETC/api.d" "$IMPACT_JOBS_ETC/files.d" "$IMPACT_JOBS_ETC/server.d" \
  "$IMPACT_JOBS_CACHE" "$IMPACT_JOBS_ROOT"
(umask 077 && : >>"$IMPACT_JOBS_ETC/credentials")
: >>"$IMPACT_JOBS_ETC/replay"
chmod 600 "$IMPACT_JOBS_ETC/credentials"

for name in http locations proxy server; do
  # Only our own variables: the rest with a dollar sign are nginx's.
  envsubst "$variables" <"$templates/$name.conf.template" >"$IMPACT_JOBS_ETC/$name.conf"
done
echo "Wrote http.conf, locations.conf, proxy.conf and server.conf in $IMPACT_JOBS_ETC. Now: nginx -t && systemctl reload nginx"
