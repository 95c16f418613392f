# Part of deploy/install.sh: what a board needs around a release. Each step does only what is missing.

install_packages() {    # LIST...: names in deploy/packages
    missing=
    for package in $(for list; do sed 's/#.*//' "$tree/deploy/packages/$list.txt"; done); do
        dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "Installing Debian packages (why each: deploy/packages):$missing"
    apt-get update -qq || say "the list of packages could not be renewed; trying with the one that is here"
    mend_packages
    # shellcheck disable=SC2086  # a list of names, split on purpose
    apt_install --no-install-recommends $missing >> "$scratch/apt.log" 2>&1 || {
        tail -n 5 "$scratch/apt.log" >&2
        fail "Debian packages are missing and could not be had:$missing. What plays was not touched."
    }
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -o DPkg::Lock::Timeout=600 -y -qq "$@"; }

# Where a plug was pulled in the middle, apt refuses everything: what was unpacked is finished, what was half unpacked is
# unpacked anew, what these need is fetched. Whether that was enough, the next step tells.
mend_packages() {
    DEBIAN_FRONTEND=noninteractive dpkg --configure -a < /dev/null > "$scratch/apt.log" 2>&1 || true
    [ -n "$(dpkg --audit)" ] || return 0
    say "Debian's packages were cut off in the middle: finishing them"
    half=$(dpkg-query -W -f '${db:Status-Eflag} ${binary:Package}\n' | sed -n 's/^reinstreq //p')
    # shellcheck disable=SC2086  # a list of names, split on purpose
    [ -z "$half" ] || apt_install --reinstall $half >> "$scratch/apt.log" 2>&1 || true
    apt_install --fix-broken --no-remove >> "$scratch/apt.log" 2>&1 || true
}

make_user() {
    id bytavla > /dev/null 2>&1 && return 0
    say "Making the user bytavla: it owns nothing but the board's data, and can not log in"
    useradd --system --user-group --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin bytavla
}

write_settings() {
    mkdir -p "$ETC"
    if [ ! -e "$ETC/player.toml" ]; then
        say "Writing $ETC/player.toml: it is yours from now on"
        durably "$scratch/player.toml" "$ETC/player.toml"
        made_now=yes
    fi
    if [ -n "$root" ] && ! is_other_root; then
        cmp -s "$root" "$ETC/root.json" && return 0
        say "Putting the root file, which all trust starts from, into $ETC/root.json"
        durably "$root" "$ETC/root.json"
    fi
}

# Whether an installed board is to trust another root file than it does.
is_other_root() { [ -n "$root" ] && [ -e "$OPT/current" ] && ! cmp -s "$root" "$ETC/root.json"; }

# The last that is changed: an update that is taken back, or cut off, takes nothing with it.
replace_root() {
    is_other_root || return 0
    say "Putting the new root file into $ETC/root.json; the one before it is root.json.before"
    durably "$ETC/root.json" "$ETC/root.json.before"
    durably "$root" "$ETC/root.json"
    systemctl restart bytavla-sync.service
}

durably() { # FROM TO: on disk before it counts
    install -m 0644 "$1" "$2.new"
    sync "$2.new"
    mv -T "$2.new" "$2"
    sync -f "$2"
}

prepare_system() {
    for pair in $SYSTEM_FILES; do
        from=$tree/systemd/${pair%%:*} to=${pair#*:}/$(basename "${pair%%:*}")
        cmp -s "$from" "$to" && continue
        say "Putting $to: $(sed -n '1s/^# //p' "$from")"
        mkdir -p "${pair#*:}"
        durably "$from" "$to"
        changed=yes
    done
    systemd-tmpfiles --create bytavla.conf
    [ -z "${changed:-}" ] || { systemctl daemon-reexec; systemctl restart systemd-journald; }
    quiet_console
}

# Otherwise the kernel's lines and a blinking cursor stand on the wall until the first picture.
quiet_console() {
    line=$(cat "$CMDLINE" 2> /dev/null || cat /proc/cmdline)
    added=
    for word in $QUIET; do
        case " $line " in *" $word "*) ;; *) added="$added $word" ;; esac
    done
    [ -n "$added" ] || return 0
    if [ ! -f "$CMDLINE" ]; then
        say "The console is not made quiet, since this machine has no $CMDLINE. Where it has GRUB, add to" \
            "GRUB_CMDLINE_LINUX in /etc/default/grub, and run update-grub:$added"
        return 0
    fi
    say "Making the screen's console quiet, from the next start ($CMDLINE)"
    [ -e "$CMDLINE.before-bytavla" ] || cp "$CMDLINE" "$CMDLINE.before-bytavla"
    write_cmdline "$line$added"
}

# Takes away what was put there, and nothing that came later.
noisy_console() {
    [ -f "$CMDLINE.before-bytavla" ] || return 0
    line=$(cat "$CMDLINE")
    before=" $(cat "$CMDLINE.before-bytavla") "
    for word in $QUIET; do
        case "$before" in *" $word "*) ;; *) line=$(printf '%s' " $line " | sed "s/ $word / /; s/^ //; s/ \$//") ;; esac
    done
    write_cmdline "$line"
    rm "$CMDLINE.before-bytavla"
}

write_cmdline() {   # LINE: a Pi without that file does not start
    printf '%s\n' "$1" > "$CMDLINE.new"
    sync "$CMDLINE.new"
    mv "$CMDLINE.new" "$CMDLINE"
    sync -f "$CMDLINE"
}
