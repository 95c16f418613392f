# Part of deploy/install.sh: what is looked at before anything is changed. Everything that is wrong is told at once.
wrong=0
bad() { say "NO  $*" >&2; wrong=1; }

installed() {
    no_server
    [ -e "$OPT/current" ] || fail "Bytavla is not installed on this machine."
}

no_server() { ! is_server || fail "This machine is a content server, not a board: see deploy/server/install.sh."; }

is_server() { [ -L /etc/systemd/system/bytavla-publish.service ]; }

check_machine() {
    say "Checking this machine; nothing is changed before all is well"
    [ "$task" = install ] || installed
    ! is_server || bad "This machine is a content server: take another one for a board."
    check_system
    check_room /opt 1200 "a release"
    check_room /var/lib 300 "the copy of what the board shows"
    memory_mb=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo) / 1024))
    [ "$memory_mb" -ge 700 ] || bad "This machine has $memory_mb MB of memory; a board needs 1 GB."
    # Certificates and signatures are judged by the clock: it may be behind (no battery), but not before this release.
    [ "$(date +%s)" -ge "$(stat -c %Y "$tree/deploy/requirements.lock")" ] ||
        bad "The clock says $(date +%F): older than this release. Connect the network and wait for it, or set it: date -s"
}

check_system() {
    # shellcheck source=/dev/null
    os=$(. /etc/os-release && echo "${ID:-?} ${VERSION_CODENAME:-?}")
    case "$os" in
        "debian bookworm"|"debian trixie"|"raspbian bookworm"|"raspbian trixie") ;;
        *) bad "This is $os; Bytavla runs on Debian or Raspberry Pi OS, bookworm or trixie." ;;
    esac
    arch=$(dpkg --print-architecture)
    case "$arch" in
        arm64|amd64) ;;
        *) bad "This system is $arch; only a 64-bit system (arm64, amd64) will do. Flash the 64-bit image." ;;
    esac
    [ -d /run/systemd/system ] || bad "systemd does not run here."
}

check_room() {  # FOLDER MEGABYTES WHAT
    free_mb=$(df --output=avail -BM "$1" | tail -1 | tr -dc 0-9)
    [ "$free_mb" -ge "$2" ] || bad "$1 has $free_mb MB free; $3 needs $2. Remove something, or use a larger card."
}

check_settings() {
    wanted=$ETC/player.toml
    if [ -e "$wanted" ]; then
        check_given site "$site"
        check_given server "$server"
        check_given call "$call"
    else
        if [ -z "$site" ] || [ -z "$server" ] || [ -z "$root" ]; then
            bad "A new board takes --site (its id in board.toml), --server https://... and --root FILE (from the publisher)."
        fi
        wanted=$scratch/player.toml
        made_settings > "$wanted"
    fi
    root_file=$root
    [ -n "$root" ] || [ ! -e "$ETC/player.toml" ] || root_file=$ETC/root.json
    unchecked=
    if command -v python3 > /dev/null; then
        told=$(check_written "$wanted" "$root_file" "$(code_path)" 2> "$scratch/unsure") || bad "$told"
        cat "$scratch/unsure" >&2
        # A board that is installed would lose what it trusts for something that nobody has looked at.
        ! is_other_root || [ ! -s "$scratch/unsure" ] ||
            bad "--root $root is not what $ETC/root.json is, and the server cannot be asked which is right. Leave it out, or wait."
    else
        unchecked=yes
    fi
    [ "$wrong" = 0 ] || fail "Nothing was changed."
}

# A trial is judged by whether the board is well: on one that is not, every new release would be taken back.
check_well() {
    release=$(release_name)
    [ -e "$OPT/current" ] || return 0
    end_cut_off_trial
    [ "$(good_release)" != "$release" ] && [ -z "$unjudged" ] || return 0
    until "$OPT/good/bin/bytavla" status > "$scratch/status" 2>&1; do
        # One that was put back a moment ago is given the time to begin.
        if [ "$patience_s" -le 0 ]; then
            cat "$scratch/status" >&2
            fail "The board is not well now, so a new release could not be judged. Mend that first, or use" \
                "--unjudged if the new release is what mends it; nothing was changed."
        fi
        sleep 1
        patience_s=$((patience_s - 1))
    done
    "$OPT/good/bin/bytavla" status --json | tr -d ' \n' | grep -q '"power":{"state":"on"' ||
        fail "The screen is dark now, for it is closed: nobody could tell whether a new release shows anything. Run this" \
            "in opening hours; nothing was changed."
}

# What stands in an existing file stays; being told something else is more likely the wrong board than a wish.
check_given() { # NAME VALUE
    [ -z "$2" ] || grep -qxF "$1 = \"$2\"" "$ETC/player.toml" ||
        bad "--$1 $2 is not what $ETC/player.toml says. That file is yours: change it there."
}

# Where bytavla's own modules can be imported from: the source beside this script, else its wheel.
code_path() {
    if [ -d "$tree/player" ]; then echo "$tree"; else find "$wheels" -name 'bytavla-*.whl' | head -n 1; fi
}
