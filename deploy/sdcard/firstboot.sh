#!/bin/sh
# Installs the board from what lies on its boot partition, and then removes everything secret from there.
set -eu
boot=/boot/firmware
card=$boot/bytavla
complaints=/run/bytavla-firstboot.complaints

screen() { { printf '\033[2J\033[H\n\n\n    %s\n' "$1" > /dev/tty1; } 2> /dev/null || true; }

# Only a board without an address is said to lack a network. Otherwise the installer's own last lines say what is wrong:
# words for whoever looks after the board, to be read to them over the telephone.
tell_why() {
    address=$(hostname -I 2> /dev/null | xargs || true)
    if [ -n "$address" ]; then
        what="Läs raderna nedan för den som sköter tavlan. / Read the lines below to whoever looks after it."
    else
        what="Den har inget nätverk: se efter kabeln och routern. / It has no network: look to the cable and the router."
    fi
    screen "Tavlan kan inte göras i ordning ännu. Den försöker igen om en minut.
    The board cannot be set up yet. It tries again in a minute.

    $what
    ${call:+Ring / call: $call    }Namn / name: $(uname -n)    Adress / address: ${address:--}

$(last_complaint)"
}

last_complaint() {
    grep -v ' Nothing was changed\.$' "$complaints" | tail -n 6 | sed 's/^bytavla: //; s/^NO  //' |
        fold -s -w 76 | head -n 12 | sed 's/^/    /'
}

setting() { sed -n "s/^$1 = \"\(.*\)\"/\1/p" "$card/player.toml"; }
call=$(setting call)

screen "Tavlan görs i ordning. Låt strömmen vara på; det tar några minuter.

    The board is being set up. Leave it switched on; this takes some minutes."
set --
[ ! -d "$card/wheels" ] || set -- --wheels "$card/wheels"
[ -z "$call" ] || set -- "$@" --call "$call"
set -- --site "$(setting site)" --server "$(setting server)" --root "$card/root.json" "$@"
if ! sh "$card/deploy/install.sh" "$@" 2> "$complaints"; then
    cat "$complaints" >&2
    tell_why
    exit 1
fi
rm -f "$complaints"

# What the first start needed has done its work: who takes the card out shall not read the network's password there. That
# goes first, and what would begin all this anew before what it begins with: a plug may be pulled between any two lines.
if [ -d /etc/cloud ]; then : > /etc/cloud/cloud-init.disabled; fi
rm -f "$boot/user-data" "$boot/network-config" "$boot/meta-data" "$boot/firstrun.sh"
sync -f "$boot"
rm -f /etc/systemd/system/bytavla-firstboot.service /etc/systemd/system/multi-user.target.wants/bytavla-firstboot.service
sync -f /etc/systemd/system
rm -rf "$card"
sync -f "$boot"
systemctl daemon-reload
