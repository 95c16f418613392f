#!/bin/sh
# Updates a list of boards: one first, and the rest only when that one has been well for a while.
# usage: deploy/fleet.sh LIST [--wait MINUTES] [--wheels FOLDER]
#   LIST     a file with one board a line, as for ssh: pi@hamneda.local; what follows a # is for people
#   --wait   how long the first board is watched before the others get the release (30)
# A board that takes the release back by itself plays on, is told, and does not keep the others waiting. Exit code 1 when
# a board did not take the release or could not be reached, 3 when nothing was tried.
# It works from here to its end: closed meanwhile, it is run again, and passes over boards that have the release.
set -eu
usage() { sed -n '3,5s/^# //p' "$0" >&2; exit 2; }
say() { echo "fleet: $*"; }

installer=$(cd "$(dirname "$0")" && pwd)/install.sh
wait_minutes=30 wheels=
[ $# -ge 1 ] || usage
list=$1
shift
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || usage
    case "$1" in
        --wait) wait_minutes=$2 ;;
        --wheels) wheels=$2 ;;
        *) usage ;;
    esac
    shift 2
done
case "$wait_minutes" in ''|*[!0-9]*) usage ;; esac
boards=$(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$list") || { say "$list cannot be read"; exit 3; }
[ -n "$boards" ] || { say "$list names no board"; exit 3; }

told=$(mktemp)
trap 'rm -f "$told"' EXIT
failed=

update() {  # BOARD
    say "$1: updating"
    code=0
    # No standard input: ssh would swallow the list.
    "$installer" "$1" --update ${wheels:+--wheels "$wheels"} < /dev/null > "$told" 2>&1 || code=$?
    sed 's/^/    /' "$told"
    [ "$code" = 0 ] || failed="$failed $1"
    return "$code"
}

well() { "$installer" "$1" --status < /dev/null > "$told" 2>&1; }

watch() {   # BOARD
    say "$1: watching it for $wait_minutes minutes before the others"
    minute=0
    while well "$1"; do
        [ "$minute" -lt "$wait_minutes" ] || return 0
        minute=$((minute + 1))
        sleep "${BYTAVLA_FLEET_MINUTE_S:-60}"
    done
    sed 's/^/    /' "$told"
    return 1
}

first=$(echo "$boards" | head -n 1)
update "$first" || { say "$first did not take the release: no other board was touched"; exit 1; }
watch "$first" || { say "$first is not well: no other board was touched. To go back: $installer $first --rollback"; exit 1; }
for board in $(echo "$boards" | tail -n +2); do
    update "$board" || say "$board did not take the release: it plays what it had, or could not be reached"
done
[ -z "$failed" ] || { say "not updated:$failed"; exit 1; }
say "all boards play the release"
