# Part of deploy/install.sh and deploy/sdcard.sh: a new board's settings, from the template and what was asked for.

# Characters that would end a text in TOML cannot stand in any setting: they become one that the check finds.
for_sed() { printf '%s' "$1" | sed 's/["\\]/?/g; s/[&|]/\\&/g'; }

# What was not given is left out, which the check finds as well.
line_of() { # NAME VALUE
    if [ -n "$2" ]; then printf 's|^%s = .*|%s = "%s"|' "$1" "$1" "$(for_sed "$2")"; else printf '/^%s = /d' "$1"; fi
}

made_settings() {
    sed -e "$(line_of site "$site")" -e "$(line_of server "$server")" \
        -e "${call:+s|^# call = .*|call = \"$(for_sed "$call")\"|}" "$tree/deploy/player.toml"
}

# Says on standard output all that is wrong, as deploy/check_settings.py finds it.
check_written() {   # SETTINGS ROOT_FILE CODE: where bytavla's own modules are
    PYTHONPATH=$3 PYTHONDONTWRITEBYTECODE=1 python3 "$tree/deploy/check_settings.py" "$1" "$2"
}
