#!/bin/sh
# The accounts of the gateway:
#   sudo sh account.sh add /Mediapartners/IRxEXAMPLE            asks for the auth token; replaces an older one
#   sudo sh account.sh add /Mediapartners/IRxEXAMPLE --replay   its jobs may be replayed
#   sudo sh account.sh remove /Mediapartners/IRxEXAMPLE
#   sudo sh account.sh list
# An account is the start of its paths: /Mediapartners/SID, /Advertisers/SID, /Agencies/SID or
# /Agencies/SID/Advertisers/ID. nginx takes a change over when it is reloaded.
# The settings are /etc/nginx/impact-jobs/settings, or the file that IMPACT_JOBS_SETTINGS names.
set -eu

fail() {
  echo "account.sh: $1" >&2
  exit 1
}

settings=${IMPACT_JOBS_SETTINGS:-/etc/nginx/impact-jobs/settings}
[ -r "$settings" ] || fail "cannot read $settings."
. "$(realpath -- "$settings")"
credentials=$IMPACT_JOBS_ETC/credentials
replay=$IMPACT_JOBS_ETC/replay
[ -w "$credentials" ] || fail "cannot write $credentials. Run configure.sh first, and this as root."

# Writes a file without the line of the account, and with another line if there is one.
replace_line() {
  (
    umask "$2"
    grep -vF "\"~^$account\$\"" "$1" >"$1.new" || true
    [ -z "$3" ] || printf '%s\n' "$3" >>"$1.new"
    mv "$1.new" "$1"
  )
}

read_token() {
  if [ -t 0 ]; then
    printf 'Auth token of %s: ' "$account" >&2
    # Some shells run the first only when they end by themselves.
    trap 'stty echo' EXIT
    trap 'exit 130' HUP INT TERM
    stty -echo
    read -r token
    stty echo
    trap - EXIT HUP INT TERM
    echo >&2
  else
    read -r token || [ -n "$token" ]
  fi
  [ -n "$token" ] || fail "there is no token. Nothing was changed."
}

command=${1:-}
account=${2:-}
if [ "$command" = add ] || [ "$command" = remove ]; then
  no_account="'$account' is no account. Write it like /Mediapartners/IRxEXAMPLE."
  case $account in *[!A-Za-z0-9/]*) fail "$no_account" ;; esac
  printf '%s\n' "$account" |
    grep -Eq '^/((Mediapartners|Advertisers|Agencies)/[A-Za-z0-9]+|Agencies/[A-Za-z0-9]+/Advertisers/[0-9]+)$' ||
    fail "$no_account"
fi

case $command in
  add)
    case ${3:-} in
      '') replay_line= ;;
      --replay) replay_line="\"~^$account\$\" 1;" ;;
      *) fail "there is no flag '$3'. There is only --replay." ;;
    esac
    read_token
    sid=$(printf '%s' "$account" | cut -d/ -f3)
    # printf is part of the shell: the token is in no process list.
    basic=$(printf '%s:%s' "$sid" "$token" | base64 -w0)
    replace_line "$credentials" 077 "\"~^$account\$\" \"Basic $basic\";"
    replace_line "$replay" 022 "$replay_line"
    ;;
  remove)
    replace_line "$credentials" 077 ''
    replace_line "$replay" 022 ''
    ;;
  list)
    sed -n 's/^"~^\(.*\)\$".*/\1/p' "$credentials" | while read -r account; do
      if grep -qF "\"~^$account\$\"" "$replay"; then echo "$account, replay"; else echo "$account"; fi
    done
    ;;
  *) fail "say what to do: add, remove or list." ;;
esac
[ "$command" = list ] || echo "Done. Now: nginx -t && systemctl reload nginx"
