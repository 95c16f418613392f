# Part of deploy/install.sh: the player is let near a sound card only where the board's owner has said so.
SOUND_FILE=bytavla-player.service.d/50-sound.conf

may_sound() { grep -Eqs '^[[:space:]]*sound[[:space:]]*=[[:space:]]*true' "$ETC/player.toml"; }

open_or_close_sound() {
    to=/etc/systemd/system/$SOUND_FILE
    if may_sound; then
        ! cmp -s "$tree/systemd/$SOUND_FILE" "$to" || return 0
        say "Letting the player near the sound card ($to), as player.toml says"
        mkdir -p "$(dirname "$to")"
        durably "$tree/systemd/$SOUND_FILE" "$to"
    else
        [ -e "$to" ] || return 0
        say "Keeping the player from the sound card, as player.toml says"
        remove_sound
    fi
    systemctl daemon-reload
    systemctl try-restart bytavla-player.service
}

remove_sound() {
    rm -f "/etc/systemd/system/$SOUND_FILE"
    rmdir --ignore-fail-on-non-empty "$(dirname "/etc/systemd/system/$SOUND_FILE")" 2> /dev/null || true
}
