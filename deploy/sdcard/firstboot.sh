#!/bin/sh
# Installs the board from what lies on its boot partition, and then removes everything secret from there.
set -eu
boot=/boot/firmware
card=$boot/bytavla

screen() { { printf '\033[2J\033[H\n\n\n    %s\n' "$1" > /dev/tty1; } 2> /dev/null || true; }

setting() { sed -n "s/^$1 = \"\(.*\)\"/\1/p" "$card/player.toml"; }
call=$(setting call)

screen "Tavlan görs i ordning. Låt strömmen vara på; det tar några minuter.

    The board is being set up. Leave it switched on; this takes some minutes."
set --
[ ! -d "$card/wheels" ] || set -- --wheels "$card/wheels"
[ -z "$call" ] || set -- "$@" --call "$call"
if ! sh "$card/deploy/install.sh" --site "$(setting site)" --server "$(setting server)" --root "$card/root.json" "$@"; then
    screen "Tavlan kan inte göras i ordning ännu. Har den nätverk? Den försöker igen om en minut.

    The board cannot be set up yet. Is it on the network? It tries again in a minute.
    Namn / name: $(uname -n)    Adress / address: $(hostname -I 2> /dev/null || echo -)
    ${call:+Ring / call: $call}"
    exit 1
fi

# What the first start needed has done its work: who takes the card out shall not read the network's password there.
if [ -d /etc/cloud ]; then : > /etc/cloud/cloud-init.disabled; fi
rm -rf "$card"
rm -f "$boot/user-data" "$boot/network-config" "$boot/meta-data" "$boot/firstrun.sh"
sync -f "$boot"
rm -f /etc/systemd/system/bytavla-firstboot.service /etc/systemd/system/multi-user.target.wants/bytavla-firstboot.service
systemctl daemon-reload
