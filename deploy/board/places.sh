# Part of deploy/install.sh: where everything lies on a board. A part of a release is never changed once it is whole.
OPT=/opt/bytavla
ETC=/etc/bytavla
DATA=/var/lib/bytavla
UNITS="bytavla-settle.service bytavla-player.service bytavla-sync.service"
# Ours in a folder of the system's: where it lies in systemd/, and where it goes.
SYSTEM_FILES="system.conf.d/50-bytavla.conf:/etc/systemd/system.conf.d
journald.conf.d/50-bytavla.conf:/etc/systemd/journald.conf.d
tmpfiles.d/bytavla.conf:/etc/tmpfiles.d"
CMDLINE=/boot/firmware/cmdline.txt
QUIET="quiet loglevel=3 logo.nologo vt.global_cursor_default=0 consoleblank=0"
# What a card's first start has set, without which nobody would get in any more.
WAY_IN="/home/admin/.ssh/authorized_keys
/etc/sudoers.d/010_admin
/etc/ssh/sshd_config.d/50-bytavla.conf
/etc/cloud/cloud-init.disabled"
COMMAND=/usr/local/bin/bytavla
