#!/bin/sh
# Bookworm's first run: name, user, key and Wi-Fi by the system's own tools; then everything else as on trixie.
# Written by deploy/sdcard.sh. Ends with 0 whatever happens: otherwise the board would hang in its first start for ever.
set +e
custom=/usr/lib/raspberrypi-sys-mods/imager_custom
wifi='@WIFI@'
useradd --create-home --shell /bin/bash --groups adm,sudo,systemd-journal,video admin
install -d -m 0700 -o admin -g admin /home/admin/.ssh
cat > /home/admin/.ssh/authorized_keys << 'KEYS'
@KEY@
KEYS
chown admin: /home/admin/.ssh/authorized_keys
chmod 0600 /home/admin/.ssh/authorized_keys
echo 'admin ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/010_admin
chmod 0440 /etc/sudoers.d/010_admin
mkdir -p /etc/ssh/sshd_config.d
echo 'PasswordAuthentication no' > /etc/ssh/sshd_config.d/50-bytavla.conf
systemctl enable ssh
# The questions that a screen and a keyboard would be asked.
systemctl disable userconfig 2> /dev/null
if [ -x "$custom" ]; then
    "$custom" set_hostname '@NAME@'
    "$custom" set_timezone Europe/Stockholm
    [ -z "$wifi" ] || "$custom" set_wlan "$wifi" '@PASSWORD@' '@COUNTRY@'
else
    echo '@NAME@' > /etc/hostname
fi
sh /boot/firmware/bytavla/deploy/sdcard/begin.sh
rm -f /boot/firmware/firstrun.sh
sed -i 's/ systemd\.run[a-z_]*=[^ ]*//g; s/ systemd\.unit=[^ ]*//g' /boot/firmware/cmdline.txt
exit 0
