# Part of deploy/install.sh and deploy/sdcard.sh: a new board's settings, from the template and what was asked for.

# Characters that would end a text in TOML cannot stand in any setting: they become one that the check finds.
for_sed() { printf '%s' "$1" | tr '"\\\n' '???' | sed 's/[&|]/\\&/g'; }

# What was not given is left out, which the check finds as well.
line_of() { # NAME VALUE
    if [ -n "$2" ]; then printf 's|^%s = .*|%s = "%s"|' "$1" "$1" "$(for_sed "$2")"; else printf '/^%s = /d' "$1"; fi
}

made_settings() {
    sed -e "$(line_of site "$site")" -e "$(line_of server "$server")" \
        -e "${call:+s|^# call = .*|call = \"$(for_sed "$call")\"|}" "$tree/deploy/player.toml"
}

# Says on standard output all that is wrong, as deploy/check_settings.py finds it; or why it cannot be looked at.
check_written() {   # SETTINGS ROOT_FILE CODE: where bytavla's own modules are
    python=$(new_enough_python) || {
        echo "The settings are checked by Python 3.11 or newer; here is $(python3 --version 2> /dev/null || echo none). Install one."
        return 3
    }
    code=0
    found=$(PYTHONPATH=$3 PYTHONDONTWRITEBYTECODE=1 "$python" "$tree/deploy/check_settings.py" "$1" "$2") || code=$?
    [ "$code" = 0 ] || echo "${found:-The check of the settings broke off; what it said stands beside this.}"
    # Whom to call may be any text: what was made of it would look right.
    case "$call" in
        *[\"\\]*|*"
"*) echo "--call $call cannot be: one line, without \" and \\."; code=3 ;;
    esac
    return "$code"
}

# A laptop's own may be older than one that was put beside it.
new_enough_python() {
    for python in python3 python3.13 python3.12 python3.11; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || continue
        echo "$python"
        return 0
    done
    return 1
}
