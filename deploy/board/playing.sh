# Part of deploy/install.sh: what plays: the first release, a new one on trial, none any more.

# The first copy also proves the root file and the site: they are told wrong here, by a person who can mend it.
first_copy() {
    [ ! -e "$OPT/current" ] || return 0
    say "Fetching the first copy of what this board shows"
    mkdir -p "$DATA/sync"
    chown bytavla: "$DATA/sync"
    code=0
    runuser -u bytavla -- env STATE_DIRECTORY="$DATA/sync" "$place/bin/bytavla" sync --settings "$ETC/player.toml" --once ||
        code=$?
    case "$code" in
        0) ;;
        4) say "The server does not answer now. The board will go on asking, and say so on its screen." ;;
        *) [ -z "${made_now:-}" ] || rm -f "$ETC/player.toml"
           fail "The board would not get anything to show (see above). Nothing plays yet; mend it and run this again." ;;
    esac
}

switch_to_release() {
    if [ ! -e "$OPT/current" ]; then
        point good
        point current
    fi
    for unit in $UNITS; do link_unit "$unit"; done
    ln -sfn "$OPT/current/bin/bytavla" "$COMMAND"
    systemctl daemon-reload
    if [ "$(good_release)" = "$release" ]; then
        systemctl start bytavla-settle.service bytavla-sync.service
        # Ready is the first picture, which a board without a line or a screen does not have: not waited for.
        systemctl start --no-block bytavla-player.service
        say "Release $release plays"
    elif [ -n "$unjudged" ]; then
        "$OPT/releases/$release/deploy/release.sh" put "$release"
    else
        on_trial
    fi
}

# The units lie in the release and are switched with it; the judge's own belongs to the good release.
link_unit() {
    from=$OPT/current
    [ "$1" != bytavla-settle.service ] || from=$OPT/good
    ln -sfn "$from/systemd/$1" "/etc/systemd/system/$1"
    mkdir -p /etc/systemd/system/multi-user.target.wants
    ln -sfn "../$1" "/etc/systemd/system/multi-user.target.wants/$1"
}

point() {   # LINK: to the new release, by one rename
    ln -sfn "releases/$release" "$OPT/$1.new"
    mv -T "$OPT/$1.new" "$OPT/$1"
    sync -f "$OPT"
}

remove_old_releases() {
    for place in "$OPT"/releases/*; do
        for link in current good previous; do
            [ "$place" = "$OPT/$(readlink "$OPT/$link" || true)" ] && continue 2
        done
        say "Removing $(basename "$place"), which nothing plays or goes back to"
        rm -rf "$place"
    done
}

# Its exit code is that of bytavla status: 0 when the board is well.
show_status() {
    say "Release $(basename "$(readlink "$OPT/current")"); to go back to: $(basename "$(readlink "$OPT/previous" || echo none)")"
    [ "$(readlink "$OPT/current")" = "$(readlink "$OPT/good")" ] || say "NB  It is on trial, or was cut off in one: $(good_release) is good"
    for unit in $UNITS; do
        say "$unit: $(systemctl is-active "$unit" || true) $(systemctl show --property StatusText --value "$unit")"
    done
    "$OPT/current/bin/bytavla" status
}

uninstall() {
    say "Taking Bytavla off this machine"
    systemctl stop bytavla-trial.service 2> /dev/null || true
    for unit in $UNITS; do
        systemctl disable --quiet --now "$unit" 2> /dev/null || systemctl stop "$unit" 2> /dev/null || true
        rm -rf "/etc/systemd/system/$unit" "/etc/systemd/system/multi-user.target.wants/$unit"
    done
    remove_sound
    for pair in $SYSTEM_FILES; do
        rm -f "${pair#*:}/$(basename "${pair%%:*}")"
        rmdir --ignore-fail-on-non-empty "${pair#*:}" 2> /dev/null || true
    done
    noisy_console
    rm -rf "$OPT" "$DATA" /var/cache/bytavla /run/bytavla "$COMMAND"
    if id bytavla > /dev/null 2>&1; then userdel bytavla; fi
    systemctl daemon-reload
    systemctl daemon-reexec
    say "Left, because they are yours: $ETC (settings and root file) and Debian's packages."
    for path in $WAY_IN; do
        [ ! -e "$path" ] || say "Left, as the card from deploy/sdcard.sh set it up: $path"
    done
}
