# Part of deploy/install.sh and deploy/sdcard.sh: a new board's settings, from the template and what was asked for.

# Characters that would end a text in TOML cannot stand in any setting: they become one that the check finds.
for_sed() { printf '%s' "$1" | sed 's/["\\]/?/g; s/[&|]/\\&/g'; }

made_settings() {
    sed -e "s|^site = .*|site = \"$(for_sed "$site")\"|" -e "s|^server = .*|server = \"$(for_sed "$server")\"|" \
        "$tree/deploy/player.toml"
}
