#!/bin/sh
# On the machine: what the board's processes have cost so far. Prints one number a line: processor time in microseconds,
# memory in bytes (each shared page counted once, split among its users), bytes written to the disk.
set -eu
groups=$(for unit in player sync; do echo "/sys/fs/cgroup/system.slice/bytavla-$unit.service"; done)
for group in $groups; do sed -n 's/^usage_usec //p' "$group/cpu.stat"; done | awk '{ sum += $1 } END { printf "%d\n", sum }'
for group in $groups; do
    while read -r pid; do sed -n 's/^Pss: *\([0-9]*\) kB/\1/p' "/proc/$pid/smaps_rollup"; done < "$group/cgroup.procs"
done | awk '{ sum += $1 } END { printf "%d\n", sum * 1024 }'
sync
awk '{ printf "%d\n", $7 * 512 }' /sys/block/vda/stat
