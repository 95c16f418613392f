# Part of deploy/install.sh: does on a board, by SSH and as root, what was asked for here.

quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# Expanded over there: who is root already may have no sudo.
AS_ROOT='$([ "$(id -u)" = 0 ] || echo sudo)'

INSTALLED=/opt/bytavla/good/deploy/install.sh

over_ssh() {
    case "$task" in
        install|update) send_and_run ;;
        *) on_board "if [ -x $INSTALLED ]; then $AS_ROOT $INSTALLED --$task;" \
            "else echo 'bytavla: Bytavla is not installed on this machine, or not as a board.' >&2; exit 3; fi" ;;
    esac
}

on_board() {    # COMMAND...
    # A terminal, where there is one: sudo may ask for a password there.
    terminal=
    [ ! -t 0 ] || terminal=-t
    code=0
    # shellcheck disable=SC2029,SC2086  # meant to be expanded here; one option or none
    ssh $terminal "$host" "$*" || code=$?
    exit "$code"
}

send_and_run() {
    say "$host: sending this release"
    there=$(ssh "$host" 'mktemp -d /tmp/bytavla-install.XXXXXX') || fail "$host cannot be reached by SSH."
    # All in it is the user's own: root, for which sudo may want a password, is not needed for that.
    # shellcheck disable=SC2029,SC2064  # the folder's name is known now, and is from there
    trap "ssh '$host' 'rm -rf $there' || true" EXIT
    trap 'exit 130' HUP INT TERM
    send "$tree" "$there" deploy systemd docs player pyproject.toml README.md LICENSE
    orders=
    [ "$task" = install ] || orders=--$task
    [ -z "$unjudged" ] || orders="$orders --unjudged"
    if [ -n "$wheels" ]; then
        send "$wheels" "$there/wheels" .
        orders="$orders --wheels $there/wheels"
    fi
    if [ -n "$root" ]; then
        send "$(dirname "$root")" "$there/root" "$(basename "$root")"
        orders="$orders --root $(quoted "$there/root/$(basename "$root")")"
    fi
    [ -z "$site" ] || orders="$orders --site $(quoted "$site")"
    [ -z "$server" ] || orders="$orders --server $(quoted "$server")"
    [ -z "$call" ] || orders="$orders --call $(quoted "$call")"
    on_board "$AS_ROOT $there/deploy/install.sh $orders --within $(quoted "$within") --steady $(quoted "$steady")"
}

send() {        # FOLDER THERE PART...: what is there of the parts
    from=$1 to=$2
    shift 2
    for part; do
        shift
        [ ! -e "$from/$part" ] || set -- "$@" "$part"
    done
    # shellcheck disable=SC2029  # the folder's name is from there
    tar c -C "$from" --exclude=__pycache__ --exclude=bilder --exclude=samples "$@" | ssh "$host" "mkdir -p $to && tar x -C $to"
}
