#!/bin/sh
# On the machine, cut off from every network: how long the player and the plain program take, in turn, from the start of
# their unit to their first picture. usage: measure_start.sh TIMES ANSWERS
set -eu
ip link set eth0 down
trap 'ip link set eth0 up' EXIT
took() {
    systemctl start "$1"
    from=$(systemctl show --property InactiveExitTimestampMonotonic --value "$1")
    to=$(systemctl show --property ActiveEnterTimestampMonotonic --value "$1")
    echo "$1 $((to - from))"
    systemctl stop "$1"
}
systemctl stop bytavla-player.service bytavla-sync.service
for _ in $(seq "$1"); do
    took bytavla-player.service
    took plain-picture.service
done > "$2.new"
systemctl start bytavla-player.service bytavla-sync.service
mv "$2.new" "$2"
