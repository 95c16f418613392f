# Part of deploy/install.sh: puts a release beside the one that plays, and leaves that alone.

# A release is named by its version and a digest of all that goes into it: other content is another release.
release_name() {
    wheel=
    parts="deploy systemd"
    if [ -d "$tree/player" ]; then
        version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$tree/pyproject.toml")
        parts="$parts player pyproject.toml"
    else
        wheel=$(code_path)
        version=$(basename "$wheel" | cut -d- -f2)
    fi
    # shellcheck disable=SC2086  # a list of names, split on purpose
    digest=$({
        (cd "$tree" && find $parts -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
        [ -z "$wheel" ] || sha256sum < "$wheel"
    } | sha256sum | cut -c1-8)
    echo "$version+$digest"
}

make_release() {
    place=$OPT/releases/$release
    [ ! -e "$place/complete" ] || { say "Release $release is on this board already"; return 0; }
    say "Putting release $release into $place, beside what plays"
    rm -rf "$place"
    mkdir -p "$place"
    python3 -m venv "$place"
    link_debians_systemd
    fill_venv
    cp -r "$tree/deploy" "$tree/systemd" "$place"
    # A card's boot partition, where a release may come from, keeps no such rights.
    chmod 0755 "$place"/deploy/*.sh
    [ ! -d "$tree/docs" ] || cp -r "$tree/docs" "$place"
    # The programs may write nothing there: without this every start would compile everything anew. On all processors: it
    # is the longest step.
    "$place/bin/python" -m compileall -q -j 0 "$place/lib" || true
    try_out
    sync -f "$place"
    : > "$place/complete"
    sync -f "$place"
}

# systemd-python has no wheels. Debian builds it for its own Python, which is ours: that one package is linked in, with the
# record that it is there. Opening the whole environment to Debian's packages would let others in as well.
link_debians_systemd() {
    libraries=$("$place/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    for part in /usr/lib/python3/dist-packages/systemd /usr/lib/python3/dist-packages/systemd_python-*; do
        ln -s "$part" "$libraries/"
    done
}

fill_venv() {
    set --
    [ -z "$wheels" ] || set -- --no-index "--find-links=$wheels"
    # No configuration of the machine's: Pi OS adds an index of its own, whose builds are none that we have locked.
    PIP_CONFIG_FILE=/dev/null "$place/bin/python" -m pip install --quiet --disable-pip-version-check --no-cache-dir \
        --no-compile --no-deps --require-hashes --only-binary :all: "$@" \
        --requirement "$tree/deploy/requirements.lock" || fail "The locked parts could not be had. What plays was not touched."
    if [ -d "$tree/player" ]; then
        mkdir "$scratch/source"
        (cd "$tree" && tar c --exclude=__pycache__ player pyproject.toml README.md LICENSE) | tar x -C "$scratch/source"
        set -- "$scratch/source"
    else
        set -- "$(code_path)"
    fi
    PIP_CONFIG_FILE=/dev/null "$place/bin/python" -m pip install --quiet --disable-pip-version-check --no-cache-dir \
        --no-compile --no-deps --no-index --no-build-isolation "$@" || fail "The release could not be built."
}

try_out() {
    "$place/bin/python" -m pip check > "$scratch/pip.log" || { cat "$scratch/pip.log" >&2; fail "The release is not whole."; }
    PYGAME_HIDE_SUPPORT_PROMPT=1 "$place/bin/python" -c 'import player.screen.run, player.sync.follow, player.worker.main, systemd.daemon' ||
        fail "The release does not start on this machine. What plays was not touched."
}
