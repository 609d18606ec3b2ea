#!/bin/sh
# Puts a bundle in place for nginx, in a folder named after its version, packed once for everybody:
#   sudo sh publish.sh dist 0.1.0
# The settings are /etc/nginx/impact-jobs/settings, or the file that IMPACT_JOBS_SETTINGS names.
set -eu

fail() {
  echo "publish.sh: $1" >&2
  exit 1
}

[ $# -eq 2 ] || fail "name the folder of the bundle and its version: publish.sh dist 0.1.0"
bundle=$1
version=$2
settings=${IMPACT_JOBS_SETTINGS:-/etc/nginx/impact-jobs/settings}
[ -r "$settings" ] || fail "cannot read $settings."
. "$(realpath -- "$settings")"
[ -f "$bundle/impact-jobs.js" ] || fail "$bundle is no bundle: there is no impact-jobs.js in it."
printf '%s\n' "$version" | grep -Eq '^[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*$' || fail "'$version' is no version. Write it like 0.1.0."
target=$IMPACT_JOBS_ROOT/$version
[ ! -e "$target" ] || fail "$target is there already. Browsers keep what is in it, so it must not change: choose a new version."

umask 022
new=$(mktemp -d "$IMPACT_JOBS_ROOT/.new.XXXXXX")
trap 'rm -rf "$new"' EXIT
cp -R "$bundle/." "$new/"
find "$new" -type f \( -name '*.js' -o -name '*.wasm' -o -name '*.css' -o -name '*.html' -o -name '*.svg' \) | while read -r file; do
  gzip -9nk "$file"
  if command -v brotli >/dev/null; then brotli -q 11 -k "$file"; fi
done
chmod -R u=rwX,go=rX "$new"
mv "$new" "$target"
trap - EXIT
echo "Wrote $target."
