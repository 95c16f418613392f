#!/bin/sh
# Gives one association a user and a playlist folder of its own: it can change that folder and no other.
# usage, on the server as root:  deploy/server/add_editor.sh USER FOLDER [--key FILE]
#   USER     such as hembygd; becomes editor-hembygd     FOLDER   the playlist's folder, as board.toml names it
#   --key    the editor's public key, for SFTP. A password, for Windows' network folders: smbpasswd -a editor-hembygd
# Run again for the same user and another folder, it gives that one too. How the two ways in are switched on stands in
# deploy/server/sftp.conf and deploy/server/samba.conf.
set -eu
usage() { sed -n '3,5s/^# //p' "$0" >&2; exit 2; }
fail() { echo "add_editor: $*" >&2; exit 3; }
[ $# -ge 2 ] || usage
user=editor-$1 folder=$2 key=
case "${3:-}" in --key) key=${4:?which file?} ;; '') ;; *) usage ;; esac
[ "$(id -u)" = 0 ] || fail "run this as root"
case "$1" in *[!a-z0-9]*|'') fail "$1 is no name of a user: small letters a-z and digits" ;; esac
case "$folder" in */*|.*|_*|'') fail "$folder is no playlist's folder: a name without / that begins with neither . nor _" ;; esac
if [ -n "$key" ]; then
    if [ ! -f "$key" ] || [ ! -r "$key" ]; then fail "$key cannot be read"; fi
    ! grep -q 'PRIVATE KEY' "$key" || fail "$key is a private key, which its owner shows nobody: ask for the one in .pub"
    grep -Eq '^(ssh-|ecdsa-|sk-)' "$key" || fail "$key holds no public key: those begin with ssh-ed25519, ssh-rsa or ecdsa-"
fi
[ -d /srv/bytavla/playlists ] || fail "install the server first: deploy/server/install.sh"

id "$user" > /dev/null 2>&1 ||
    useradd --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin --groups bytavla-editors "$user"
path=/srv/bytavla/playlists/$folder
[ -d "$path" ] || mkdir "$path"
# The editor's; the publisher, as its group, reads it and lays its receipt there; nobody else's. New files inherit that.
chown -R "$user:bytavla-publish" "$path"
chmod -R u=rwX,g=rwX,o= "$path"
find "$path" -type d -exec chmod g+s {} +
if [ -n "$key" ]; then
    # Root's, so that an editor can not let others in.
    install -d -m 0755 /etc/ssh/bytavla-editors
    install -m 0644 "$key" "/etc/ssh/bytavla-editors/$user"
fi
echo "add_editor: $user may change $path"
