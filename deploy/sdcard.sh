#!/bin/sh
# Prepares a freshly flashed card, so that a shop only plugs the board in: it installs itself at its first start.
# usage: deploy/sdcard.sh BOOT_FOLDER --site SITE --server URL --root FILE --ssh-key FILE [--wifi NAME] [--wheels FOLDER]
#   BOOT_FOLDER   where the card's boot partition is mounted (Raspberry Pi OS Lite 64-bit, bookworm or trixie)
#   --ssh-key     public keys, each on a line of the file: the only way in afterwards. May be given again: two are wiser
#   --name        the board's name (bytavla-SITE)
#   --call        whom to call, for the screen while there is nothing to play yet: "Anna, 070-123 45 67"
#   --wifi        the network's name; its password is read from standard input, never from the command line
#   --country     whose radio rules hold (SE)                                 --wheels   as for install.sh
# What is secret lies open on that partition, and is removed from it as soon as the board has installed itself.
set -eu
usage() { sed -n '3,9s/^# //p' "$0" >&2; exit 2; }
fail() { echo "sdcard: $*" >&2; exit 3; }

tree=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=deploy/sdcard/keys.sh
. "$tree/deploy/sdcard/keys.sh"
# shellcheck source=deploy/board/settings.sh
. "$tree/deploy/board/settings.sh"
wrong=
bad() { printf '%s\n' "$*" | sed 's/^/sdcard: NO  /' >&2; wrong=yes; }
scratch=$(mktemp -d)
terminal=
trap '[ -z "$terminal" ] || stty "$terminal"; rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
: > "$scratch/keys"

site='' server='' root='' keys='' name='' wifi='' wheels='' call='' country=SE
case "${1:-}" in ''|-*) usage ;; esac
boot=$1
shift
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || usage
    case "$1" in
        --site) site=$2 ;; --server) server=$2 ;; --root) root=$2 ;; --ssh-key) keys=$2; add_keys "$2" ;; --name) name=$2 ;;
        --wifi) wifi=$2 ;; --call) call=$2 ;; --country) country=$2 ;; --wheels) wheels=$2 ;;
        *) usage ;;
    esac
    shift 2
done

for file in cmdline.txt config.txt; do
    [ -f "$boot/$file" ] || bad "$boot has no $file: it is not the boot partition of Raspberry Pi OS."
done
if [ -z "$site" ] || [ -z "$server" ] || [ -z "$root" ]; then
    bad "A board takes --site (its id in board.toml), --server https://... and --root FILE (from the publisher)."
fi
[ -n "$keys" ] || bad "Name the maintainers' public keys: --ssh-key ~/.ssh/id_ed25519.pub."
[ -z "$wheels" ] || [ -d "$wheels" ] || bad "$wheels is not a folder: make one with deploy/wheels.sh."
name=${name:-bytavla-$site}
case "$name" in *[!a-z0-9-]*|-*) bad "--name $name cannot be: small letters a-z, digits and hyphens." ;; esac
case "$country" in [A-Z][A-Z]) ;; *) bad "--country $country cannot be: two capital letters, such as SE." ;; esac
case "$wifi" in *[\"\\\'\$\`]*) bad "--wifi may not hold quotes, \$ or \\: set this network by hand." ;; esac
password=
if [ -n "$wifi" ]; then
    [ ! -t 0 ] || { terminal=$(stty -g); printf 'Password of %s: ' "$wifi" >&2; stty -echo; }
    read -r password || true
    [ -z "$terminal" ] || { stty "$terminal"; terminal=''; echo >&2; }
    case "$password" in
        *[\"\\\'\$\`]*) bad "The password may not hold quotes, \$ or \\: set this network by hand." ;;
        ????????*) ;;
        *) bad "A Wi-Fi password has 8 characters at least." ;;
    esac
fi
settings=$scratch/player.toml
made_settings > "$settings"
told=$(check_written "$settings" "$root" "$tree") || bad "$told"
[ -z "$wrong" ] || fail "Nothing was written."

echo "sdcard: writing the release, its settings and the root file to $boot/bytavla"
rm -rf "$boot/bytavla"
mkdir "$boot/bytavla"
(cd "$tree" && tar c --exclude=__pycache__ deploy systemd player pyproject.toml README.md LICENSE) |
    tar x --no-same-owner -C "$boot/bytavla"
[ -z "$wheels" ] || cp -r "$wheels" "$boot/bytavla/wheels"
cp "$settings" "$boot/bytavla/player.toml"
cp "$root" "$boot/bytavla/root.json"
: > "$boot/ssh"

filled() {  # FILE: with what was asked for in the place of @NAME@ and so on
    sed -e "s|@NAME@|$name|g" -e "s|@COUNTRY@|$country|g" -e "s|@WIFI@|$(for_sed "$wifi")|g" \
        -e "s|@PASSWORD@|$(for_sed "$password")|g" "$tree/deploy/sdcard/$1" | with_keys
}
if [ -f "$boot/user-data" ] || [ -f "$boot/meta-data" ]; then
    echo "sdcard: this is trixie: its cloud-init will begin"
    filled user-data > "$boot/user-data"
    printf 'instance-id: %s\n' "$name" > "$boot/meta-data"
    # One from before would have its password lie there, for a network that is not meant any more.
    rm -f "$boot/network-config"
    [ -z "$wifi" ] || filled network-config > "$boot/network-config"
else
    echo "sdcard: this is bookworm: its first run will begin"
    filled firstrun.sh > "$boot/firstrun.sh"
    line=$(sed 's/ systemd\.[a-z_]*=[^ ]*//g' "$boot/cmdline.txt" | head -n 1)
    printf '%s systemd.run=/boot/firmware/firstrun.sh systemd.run_success_action=reboot systemd.unit=kernel-command-line.target\n' \
        "$line" > "$boot/cmdline.txt.new"
    mv "$boot/cmdline.txt.new" "$boot/cmdline.txt"
fi
sync
echo "sdcard: keys that will get in: $(wc -l < "$scratch/keys" | tr -d ' ')"
echo "sdcard: done. Put the card into the board and plug it in; after some minutes it plays. Then: ssh admin@$name.local"
