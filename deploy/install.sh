#!/bin/sh
# Installs Bytavla on a board: a Raspberry Pi or a PC with Raspberry Pi OS Lite or Debian, bookworm or trixie.
# usage, on the board as root:           deploy/install.sh --site SITE --server URL --root FILE [--wheels FOLDER]
#        from a laptop, over SSH:        deploy/install.sh pi@hamneda.local --site ... (everything else as above)
#        on a board that is installed:   deploy/install.sh [pi@...] --update | --rollback | --status | --uninstall
#   --site      the id of this place in board.toml       --server   the address of the published tree, https://...
#   --root      the root file from the publisher         --wheels   install without a network (deploy/wheels.sh makes it)
#   --call      whom to call, for the screen while there is nothing to play yet: "Anna, 070-123 45 67"
#   --within    seconds a new release has to be well (180)  --steady  ... and for how long on end, which is less (30)
#   --unjudged  update without a trial: for a board that is unwell by a fault which the new release mends
# It checks before it changes anything, and may be run again at any time: it does only what is missing. A release is put
# beside the one that plays, tried, and kept only if the board is well; otherwise the old one plays on.
set -eu
usage() { sed -n '3,10s/^# //p' "$0" >&2; exit 2; }
say() { echo "bytavla: $*"; }
fail() { say "$*" >&2; exit 3; }
# The judge's rule (release.sh), told before anything is sent: digits alone, and no 0 before them.
seconds() { case "$2" in ''|0*|*[!0-9]*|??????*) fail "$1 $2 cannot be: whole seconds, from 1 to 99999." ;; esac; }

tree=$(cd "$(dirname "$0")/.." && pwd)
task=install host='' site='' server='' root='' wheels='' call='' sound='' within=180 steady=30 unjudged=''
case "${1:-}" in ''|-*) ;; *) host=$1; shift ;; esac
while [ $# -gt 0 ]; do
    case "$1" in
        --site|--server|--root|--wheels|--call|--within|--steady)
            [ $# -ge 2 ] || usage
            case "$1" in
                --site) site=$2 ;; --server) server=$2 ;; --root) root=$2 ;;
                --wheels) wheels=$2 ;; --call) call=$2 ;; --within) within=$2 ;; --steady) steady=$2 ;;
            esac
            shift 2 ;;
        --unjudged) unjudged=yes; shift ;;
        --update|--rollback|--status|--uninstall) task=${1#--}; shift ;;
        *) usage ;;
    esac
done
# A folder that deploy/wheels.sh put beside this script's own is meant for it.
[ -n "$wheels" ] || [ ! -d "$tree/wheels" ] || wheels=$tree/wheels
[ -z "$root" ] || [ -r "$root" ] || fail "--root $root cannot be read: name the root file from the publisher."
[ -z "$wheels" ] || [ -d "$wheels" ] || fail "--wheels $wheels is not a folder: make one with deploy/wheels.sh."
seconds --within "$within"
seconds --steady "$steady"
[ "$steady" -lt "$within" ] || fail "--steady $steady cannot be reached within $within s: give less of it, or more --within."

if [ -n "$host" ]; then
    # shellcheck source=deploy/board/over_ssh.sh
    . "$tree/deploy/board/over_ssh.sh"
    over_ssh
fi
[ "$(id -u)" = 0 ] || fail "run this as root (sudo $0 ...), or name the board: $0 pi@hamneda.local ..."
# shellcheck source=deploy/board/places.sh
. "$tree/deploy/board/places.sh"
# shellcheck source=deploy/board/settings.sh
. "$tree/deploy/board/settings.sh"
# shellcheck source=deploy/board/checks.sh
. "$tree/deploy/board/checks.sh"
# shellcheck source=deploy/board/system.sh
. "$tree/deploy/board/system.sh"
# shellcheck source=deploy/board/sound.sh
. "$tree/deploy/board/sound.sh"
# shellcheck source=deploy/board/making.sh
. "$tree/deploy/board/making.sh"
# shellcheck source=deploy/board/trial.sh
. "$tree/deploy/board/trial.sh"
# shellcheck source=deploy/board/playing.sh
. "$tree/deploy/board/playing.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
if [ "$task" != status ]; then
    # Not at once: a run that lost its SSH line takes a moment to end.
    exec 9> /run/bytavla-install.lock
    flock -w 10 9 || fail "another run of this script is at work on this board; wait for it."
fi

case "$task" in
    install|update)
        check_machine; check_settings; check_well
        ! may_sound || sound=sound
        install_packages run board ${sound:+"$sound"}
        [ -z "$unchecked" ] || check_settings  # Python has come only now
        make_user; write_settings; make_release; prepare_system; open_or_close_sound; first_copy
        switch_to_release; replace_root; remove_old_releases; show_status || true ;;
    rollback) installed; await_trial; "$OPT/good/deploy/release.sh" rollback; show_status || true ;;
    status) installed; show_status || exit $? ;;
    uninstall) no_server; uninstall ;;
esac
