#!/bin/sh
# Which release plays on this board: tries a new one, keeps it or takes it back. deploy/install.sh calls it, and boot does.
# usage: release.sh try NAME [WITHIN_S [STEADY_S]]   play it; keep it if the board is well that long, else go back
#        release.sh settle                           at boot: take back a release whose trial was cut off
#        release.sh rollback                         play the release before this one again
#        release.sh put NAME                         play it from now on, without a trial
#
# The state is three links in /opt/bytavla, each moved by one rename, so a power cut falls between two whole states:
#   current   what the units start            good   the last release that proved itself; the judge is its release.sh
#   previous  the good one before that        current unlike good: a trial is on, and does not outlive a boot
# Exit codes: 0 done, 2 asked wrongly, 3 nothing was changed, 9 taken back; anything else: cut off, and taken back.
set -eu
OPT=/opt/bytavla
MOST_RESTARTS=2
TAKEN_BACK=9

say() { echo "bytavla: $*"; }

point() {   # LINK NAME: by one rename, on disk before we go on
    ln -sfn "releases/$2" "$OPT/$1.new"
    mv -T "$OPT/$1.new" "$OPT/$1"
    sync -f "$OPT"
}

named() { basename "$(readlink "$OPT/$1" 2>/dev/null || true)"; }

whole() { [ -n "$1" ] && [ -e "$OPT/releases/$1/complete" ]; }

play() {    # NAME
    # Stopped first, so that what is well afterwards is the new one. The start is not waited for: a broken one never ends.
    systemctl stop bytavla-player.service bytavla-sync.service
    point current "$1"
    systemctl daemon-reload
    systemctl start --no-block bytavla-player.service bytavla-sync.service
}

# Whether the player that runs now, and not one before it, says that all is well and that a slide is on a lit screen.
# Asked of the release that is known to be good: a broken one might praise itself.
well() {
    pid=$(systemctl show --property MainPID --value bytavla-player.service)
    [ "${pid:-0}" != 0 ] || return 1
    systemctl is-active --quiet bytavla-sync.service || return 1
    told=$("$OPT/good/bin/bytavla" status --json 2>/dev/null) || return 1
    told=$(printf '%s' "$told" | tr -d ' \n')
    case "$told" in *'"on_air":null'*) return 1 ;; *'"power":{"state":"on"'*) ;; *) return 1 ;; esac
    printf '%s' "$told" | grep -q "\"pid\":${pid}[,}]"
}

restarts() {
    player=$(systemctl show --property NRestarts --value bytavla-player.service)
    sync=$(systemctl show --property NRestarts --value bytavla-sync.service)
    echo $((player + sync))
}

now() { cut -d. -f1 /proc/uptime; }

proves_itself() {   # WITHIN_S STEADY_S
    ends=$(($(now) + $1))
    well_since=
    while [ "$(now)" -lt "$ends" ]; do
        sleep 1
        if [ "$(restarts)" -gt "$MOST_RESTARTS" ]; then
            say "it has been started anew $(restarts) times"
            return 1
        fi
        if ! well; then
            well_since=
        elif [ -z "$well_since" ]; then
            well_since=$(now)
        elif [ $(($(now) - well_since)) -ge "$2" ]; then
            return 0
        fi
    done
    say "it was not well within $1 s"
    "$OPT/good/bin/bytavla" status 2>&1 | sed 's/^/    /'
    return 1
}

# Digits alone, and no 0 before them: the shell would count in eights.
is_seconds() { case "$1" in ''|0*|*[!0-9]*|??????*) return 1 ;; esac; }

# However a trial ends: by its verdict, by a signal, by a fault in here. What has not become the good release goes.
end_of_trial() {
    trap '' HUP INT TERM PIPE
    [ "$(named good)" != "$tried" ] || return 0
    # Step by step, whether or not one fails: that is what the or is for.
    play "$old" || true
    say "$tried $verdict: $(named current) plays again. See: journalctl -u bytavla-player -u bytavla-sync" || true
}

try() {     # NAME WITHIN_S STEADY_S
    if ! is_seconds "$2" || ! is_seconds "$3" || [ "$3" -ge "$2" ]; then
        say "well for $3 s within $2 s cannot be: whole seconds, and fewer of the first; nothing was changed"
        exit 2
    fi
    tried=$1
    whole "$tried" || { say "$tried is not a whole release; nothing was changed"; exit 3; }
    old=$(named good)
    whole "$old" || { say "there is no good release to go back to; nothing was changed"; exit 3; }
    [ "$tried" != "$old" ] || { say "$tried has proved itself already"; exit 0; }
    say "$tried is on trial: it has $2 s to be well for $3 s on end"
    verdict="was cut off in its trial"
    trap end_of_trial EXIT
    trap 'exit 143' HUP INT TERM PIPE
    play "$tried"
    proves_itself "$2" "$3" || { verdict="did not prove itself"; exit "$TAKEN_BACK"; }
    trust "$tried" "$old"
    say "$tried has proved itself and stays; $old is kept to go back to"
}

# From here on the next boot settles on it.
trust() {   # NAME BEFORE
    point previous "$2"
    point good "$1"
    ln -sfn "$OPT/good/systemd/bytavla-settle.service" /etc/systemd/system/bytavla-settle.service
    systemctl daemon-reload
}

put() {     # NAME
    whole "$1" || { say "$1 is not a whole release; nothing was changed"; exit 3; }
    old=$(named good)
    [ "$1" != "$old" ] || { say "$1 plays already"; exit 0; }
    trust "$1" "$old"
    play "$1"
    say "$1 plays, and nobody has judged it; $old is kept to go back to"
}

settle() {
    good=$(named good)
    tried=$(named current)
    [ "$tried" != "$good" ] || exit 0
    whole "$good" || { say "the good release $good is damaged; $tried stays"; exit 0; }
    say "the trial of $tried was cut off: $good plays again"
    point current "$good"
    systemctl daemon-reload
}

rollback() {
    left=$(named current)
    old=$(named good)
    if [ "$left" = "$old" ]; then
        old=$(named previous)
        # An update that was cut off just before its end leaves both links at one release.
        { whole "$old" && [ "$old" != "$left" ]; } || { say "there is no release to go back to"; exit 3; }
        # Good first: cut off here, the next boot settles on it.
        point good "$old"
        play "$old"
        point previous "$left"
    else
        play "$old"     # from a trial, or a way back, that was cut off
    fi
    say "$old plays again, instead of $left"
}

case "${1:-}" in
    try) try "${2:?which release?}" "${3-180}" "${4-30}" ;;
    settle) settle ;;
    rollback) rollback ;;
    put) put "${2:?which release?}" ;;
    *) sed -n '3,6s/^# //p' "$0" >&2; exit 2 ;;
esac
