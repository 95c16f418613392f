#!/bin/sh
# Sets up a checkout: Debian packages where they are missing, and a virtual environment in .venv.
# usage: deploy/setup.sh [run|test|machine|bench|dev]      says what it installs; run again, it does only what is missing
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
case "$what" in
    run) lists="run build" ;;
    test|dev) lists="run build test" ;;
    machine) lists="run build test machine" ;;
    bench) lists="run build test bench" ;;
    *) echo "usage: deploy/setup.sh [run|test|machine|bench|dev]" >&2; exit 2 ;;
esac

names() { for list in $lists; do sed 's/#.*//' "deploy/packages/$list.txt"; done | tr -s ' \n' '\n' | sort -u; }

missing=
for name in $(names); do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
done
if [ -n "$missing" ]; then
    echo "Installing Debian packages:$missing" >&2
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { echo "Run as root once: apt-get install$missing" >&2; exit 3; }
        as_root=sudo
    fi
    $as_root apt-get update -qq || echo "The list of packages could not be renewed; trying with the one that is here." >&2
    # Another program, such as Debian's own upgrades, may be at it: it is waited for.
    # shellcheck disable=SC2086  # a list of names, split on purpose
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -o DPkg::Lock::Timeout=600 -y -qq --no-install-recommends \
        $missing >/dev/null
fi

python=${PYTHON:-python3}
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    echo "Making the virtual environment .venv with $($python --version)" >&2
    $python -m venv --clear .venv
fi
stamp=.venv/.set-up-$what
wanted=$(cat pyproject.toml deploy/setup.sh | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
    echo "Installing Python packages into .venv" >&2
    .venv/bin/pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
    case "$what" in
        run) groups= ;;
        test|machine|dev) groups="--group dev" ;;
        bench) groups="--group dev --group bench" ;;
    esac
    # What setuptools says to its developers (that folders beside the package might be packages) helps nobody here.
    # shellcheck disable=SC2086  # options, split on purpose
    PYTHONWARNINGS=ignore .venv/bin/pip install --quiet --editable . $groups
    echo "$wanted" > "$stamp"
fi
# The worker may write nothing, so it cannot keep what Python compiles: without this every start would compile anew.
.venv/bin/python -m compileall -q player
