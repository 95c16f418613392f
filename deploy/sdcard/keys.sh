# Part of deploy/sdcard.sh: which public keys the board lets in.
# shellcheck shell=sh disable=SC2154  # scratch is the script's

# Without options before it: those are somebody's server's, and whoever means them sets this card up by hand.
A_KEY='^(ssh-(ed25519|rsa)|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) AAAA[A-Za-z0-9+/]+=*( |$)'

# Each key of FILE, on a line of its own, onto $scratch/keys. A line that is none is told: a board that lets in one
# maintainer of two, or nobody, looks like any other until the day it matters.
add_keys() {    # FILE
    if [ -d "$1" ] || [ ! -r "$1" ]; then bad "$1 cannot be read: name a file of public keys."; return 0; fi
    number=0 odd='' before=$(wc -l < "$scratch/keys")
    while read -r line || [ -n "$line" ]; do
        number=$((number + 1))
        # Only a comment may hold such characters; there they would end a text in what the card is told.
        printf '%s\n' "$line" | sed 's/[^A-Za-z0-9+/=@._: -]//g' > "$scratch/key"
        case "$line" in
            ''|"$RETURN"|'#'*) ;;
            *) if is_key "$scratch/key"; then cat "$scratch/key" >> "$scratch/keys"; else odd=${odd:-$number}; fi ;;
        esac
    done < "$1"
    if [ -n "$odd" ]; then
        bad "$1, line $odd, is no public key. Those begin with ssh-ed25519, ssh-rsa or ecdsa-, and are whole."
    elif [ "$(wc -l < "$scratch/keys")" = "$before" ]; then
        bad "$1 holds no public key."
    fi
}
RETURN=$(printf '\r')

# What looks like one may have been cut off when it was copied; where there is SSH it is asked.
is_key() {      # FILE
    grep -Eq "$A_KEY" "$1" || return 1
    ! command -v ssh-keygen > /dev/null || ssh-keygen -l -f "$1" > /dev/null 2>&1
}

# What is written once in a template is there once for each key.
with_keys() {
    while IFS= read -r line; do
        case "$line" in
            *@KEY@*) while IFS= read -r key; do printf '%s\n' "${line%%@KEY@*}$key${line#*@KEY@}"; done < "$scratch/keys" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
}
