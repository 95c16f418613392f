#!/bin/sh
# Installs the publisher and a web server on a content server: a small machine with Debian bookworm or trixie.
# usage, on the server as root:  deploy/server/install.sh --name tavlan.example.se [--wheels FOLDER] | --uninstall
#        with the root key at hand:  deploy/server/install.sh --replace-keys ROOT_KEY | --renew-root ROOT_KEY
#   --name     the server's public name       --wheels   install without a network (deploy/wheels.sh makes it)
# May be run again at any time: it does only what is missing, and puts a newer release in the place of an older one. TLS is
# left to the usual tools: certbot --nginx. Editors get in by deploy/server/add_editor.sh.
set -eu
usage() { sed -n '3,5s/^# //p' "$0" >&2; exit 2; }
say() { echo "bytavla: $*"; }
fail() { say "$*" >&2; exit 3; }

tree=$(cd "$(dirname "$0")/../.." && pwd)
task=install name='' wheels='' root_key=''
while [ $# -gt 0 ]; do
    case "$1" in
        --name) [ $# -ge 2 ] || usage; name=$2; shift 2 ;;
        --wheels) [ $# -ge 2 ] || usage; wheels=$2; shift 2 ;;
        --replace-keys|--renew-root) [ $# -ge 2 ] || usage; task=$1 root_key=$2; shift 2 ;;
        --uninstall) task=uninstall; shift ;;
        *) usage ;;
    esac
done
[ "$(id -u)" = 0 ] || fail "run this as root: sudo $0 ..."
[ -n "$wheels" ] || [ ! -d "$tree/wheels" ] || wheels=$tree/wheels
[ -z "$wheels" ] || [ -d "$wheels" ] || fail "--wheels $wheels is not a folder: make one with deploy/wheels.sh."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
# Not at once: a run that lost its SSH line takes a moment to end.
exec 9> /run/bytavla-install.lock
flock -w 10 9 || fail "another run of this script is at work on this server; wait for it."
# shellcheck source=deploy/board/places.sh
. "$tree/deploy/board/places.sh"
# shellcheck source=deploy/board/checks.sh
. "$tree/deploy/board/checks.sh"
# shellcheck source=deploy/board/system.sh
. "$tree/deploy/board/system.sh"
# shellcheck source=deploy/board/making.sh
. "$tree/deploy/board/making.sh"
# shellcheck source=deploy/board/playing.sh
. "$tree/deploy/board/playing.sh"
SRV=/srv/bytavla
UNIT=bytavla-publish.service
FETCH=bytavla-fetch.service
FEEDS=/var/lib/bytavla-feeds
SITE=/etc/nginx/sites-available/bytavla.conf

# What a board has lies in the same places.
is_board() { [ -L /etc/systemd/system/bytavla-player.service ]; }

check() {
    check_system
    check_room /opt 1200 "a release"
    check_room /srv 2000 "what is published"
    case "$name" in
        '') [ -e "$SITE" ] || bad "Say what this server is called: --name tavlan.example.se." ;;
        *[!A-Za-z0-9.-]*) bad "--name $name is no name of a server." ;;
    esac
    ! is_board || bad "This machine is a board: take another one."
    [ "$wrong" = 0 ] || fail "Nothing was changed."
    release=$(release_name)
}

# The folder of playlists belongs to root, so that SFTP may lock editors into it. Each playlist's folder in it belongs to
# its editor, and its group is the publisher, which writes receipts there.
make_folders() {
    id bytavla-publish > /dev/null 2>&1 || {
        say "Making the user bytavla-publish: it reads the playlists and holds the keys"
        useradd --system --user-group --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin bytavla-publish
    }
    id bytavla-fetch > /dev/null 2>&1 || {
        say "Making the user bytavla-fetch: it fetches feeds from the internet and holds no keys"
        useradd --system --gid bytavla-publish --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin bytavla-fetch
    }
    getent group bytavla-editors > /dev/null || groupadd --system bytavla-editors
    install -d -m 0755 "$SRV" "$SRV/playlists"
    [ -d "$SRV/playlists/_board" ] || install -d -m 2770 -o root -g bytavla-publish "$SRV/playlists/_board"
    install -d -m 0755 -o bytavla-publish -g bytavla-publish "$SRV/public"
    install -d -m 0700 -o bytavla-publish -g bytavla-publish "$SRV/public.private"
}

switch() {
    if [ "$(readlink "$OPT/current" || true)" != "releases/$release" ]; then
        ln -sfn "releases/$release" "$OPT/current.new"
        mv -T "$OPT/current.new" "$OPT/current"
        sync -f "$OPT"
        switched=yes
    fi
    mkdir -p /etc/systemd/system/multi-user.target.wants
    for unit in "$UNIT" "$FETCH"; do
        ln -sfn "$OPT/current/systemd/$unit" "/etc/systemd/system/$unit"
        ln -sfn "../$unit" "/etc/systemd/system/multi-user.target.wants/$unit"
    done
    ln -sfn "$OPT/current/bin/bytavla" "$COMMAND"
    systemctl daemon-reload
}

web_server() {
    [ -n "$name" ] || return 0
    sed "s/@NAME@/$name/" "$tree/deploy/server/nginx.conf" > "$scratch/site"
    # A file that certbot has been at is not ours any more.
    if [ -e "$SITE" ]; then
        cmp -s "$scratch/site" "$SITE" || say "$SITE has been changed here, and stays; compare deploy/server/nginx.conf"
        return 0
    fi
    say "Letting nginx serve $SRV/public as $name"
    durably "$scratch/site" "$SITE"
    ln -sfn ../sites-available/bytavla.conf /etc/nginx/sites-enabled/bytavla.conf
    nginx -t -q || { rm -f "$SITE" /etc/nginx/sites-enabled/bytavla.conf; fail "nginx does not accept its configuration."; }
    systemctl reload-or-restart nginx
}

publish() {
    if [ ! -e "$SRV/playlists/_board/board.toml" ]; then
        say "Put the playlists, with _board/board.toml, into $SRV/playlists; then run this again."
        # Should one run all the same, it does not run on from a release that is going to be removed.
        [ -z "${switched:-}" ] || systemctl try-restart "$FETCH" "$UNIT"
        return 0
    fi
    if [ ! -e "$SRV/public.private/root.json" ]; then
        say "Making the keys"
        code=0
        runuser -u bytavla-publish -- "$OPT/current/bin/bytavla" publish "$SRV/playlists" "$SRV/public" --init \
            --feeds "$FEEDS" || code=$?
        case "$code" in 0|1|7) ;; *) fail "Publishing did not begin (see above)." ;; esac
        say "Every board needs $SRV/public.private/root.json: it is the --root of its installation."
    fi
    if [ -n "${switched:-}" ]; then systemctl restart "$FETCH" "$UNIT"; else systemctl start "$FETCH" "$UNIT"; fi
    say "Publishing $SRV/playlists: see journalctl -u bytavla-publish"
}

# What only the root key's word can do. The key is copied into memory alone, and is gone from there afterwards.
by_root_key() {
    [ -r "$root_key" ] || fail "$root_key cannot be read: name the root key, root.pem, on its USB stick."
    [ -e "/etc/systemd/system/$UNIT" ] || fail "Install the server first: $0 --name ..."
    held=/run/bytavla-root-key
    # However this ends, by Ctrl-C too: the key is gone from here, and publishing goes on.
    trap 'resume; rm -rf "$scratch"' EXIT
    systemctl stop "$UNIT"
    install -d -m 0700 -o bytavla-publish "$held"
    install -m 0400 -o bytavla-publish "$root_key" "$held/root.pem"
    code=0
    runuser -u bytavla-publish -- "$OPT/current/bin/bytavla" publish "$SRV/playlists" "$SRV/public" \
        --feeds "$FEEDS" "$task" "$held/root.pem" || code=$?
    resume
    case "$code" in 0|1|7) say "Done. Put the root key back into its safe." ;; *) fail "That did not succeed (see above)." ;; esac
}

resume() {
    rm -rf "$held"
    systemctl start "$UNIT"
}

remove() {
    ! is_board || fail "This machine is a board: deploy/install.sh --uninstall takes Bytavla off it. Nothing was changed."
    say "Taking the publisher off this machine"
    for unit in "$UNIT" "$FETCH"; do
        systemctl disable --quiet --now "$unit" 2> /dev/null || true
        rm -f "/etc/systemd/system/$unit" "/etc/systemd/system/multi-user.target.wants/$unit"
    done
    rm -f "$SITE" /etc/nginx/sites-enabled/bytavla.conf "$COMMAND"
    rm -rf "$OPT" /var/lib/bytavla /var/cache/bytavla "$FEEDS"
    systemctl daemon-reload
    systemctl reload nginx 2> /dev/null || true
    say "Left, because they are yours: $SRV (playlists, published tree, keys), its users and groups, Debian's packages."
}

case "$task" in
    install) check; install_packages run server; make_folders; make_release; switch; web_server; publish; remove_old_releases ;;
    uninstall) remove ;;
    --*) by_root_key ;;
esac
