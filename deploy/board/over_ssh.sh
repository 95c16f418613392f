# Part of deploy/install.sh: takes this tree to a board by SSH, and runs the same script there as root.
# Uses what install.sh has read: host, tree, task, site, server, root, wheels, within, steady.

quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

over_ssh() {
    say "$host: sending this release"
    there=$(ssh "$host" 'mktemp -d /tmp/bytavla-install.XXXXXX') || fail "$host cannot be reached by SSH."
    # shellcheck disable=SC2029  # the folder's name is from there
    trap 'ssh "$host" "sudo rm -rf $there" || true' EXIT
    set -- deploy systemd docs player pyproject.toml README.md LICENSE
    tar c -C "$tree" --exclude=__pycache__ --exclude=samples --exclude=bilder "$@" | ssh "$host" "tar x -C $there"
    orders="--$task"
    [ "$task" != install ] || orders=
    if [ -n "$wheels" ]; then
        tar c -C "$wheels" . | ssh "$host" "mkdir $there/wheels && tar x -C $there/wheels"
    fi
    if [ -n "$root" ]; then
        ssh "$host" "cat > $there/root.json" < "$root"
        orders="$orders --root $there/root.json"
    fi
    [ -z "$site" ] || orders="$orders --site $(quoted "$site")"
    [ -z "$server" ] || orders="$orders --server $(quoted "$server")"
    # A terminal, where there is one: sudo may ask for a password there.
    terminal=
    [ ! -t 0 ] || terminal=-t
    code=0
    # shellcheck disable=SC2029,SC2086
    ssh $terminal "$host" "sudo $there/deploy/install.sh $orders --within $within --steady $steady" || code=$?
    exit "$code"
}
