#!/bin/sh
# Puts bytavla and all it needs into one folder of wheels, from which deploy/install.sh installs without a network.
# usage: deploy/wheels.sh FOLDER [ARCHITECTURE/PYTHON ...]      such as aarch64/3.13; a Pi's and a PC's by default
#        deploy/wheels.sh --check                               only says whether the locked list is there for each
set -eu
usage() { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
[ $# -gt 0 ] || usage
tree=$(cd "$(dirname "$0")/.." && pwd)
PYTHON=${PYTHON:-$tree/.venv/bin/python}
[ -x "$PYTHON" ] || PYTHON=python3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

check=
if [ "$1" = --check ]; then check=yes; folder=$scratch/wheels; else folder=$1; fi
shift
case "$folder" in -*) usage ;; esac
[ $# -gt 0 ] || set -- aarch64/3.11 aarch64/3.13 x86_64/3.11 x86_64/3.13
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# Every glibc that Debian 12 (2.36) can run; pip does not work out the older ones itself.
platforms() {
    for minor in 36 35 34 31 28 27 26 24 17; do printf ' --platform manylinux_2_%s_%s' "$minor" "$1"; done
    printf ' --platform manylinux2014_%s' "$1"
}

for target; do
    arch=${target%/*} version=${target#*/}
    case "$target" in */*) ;; *) usage ;; esac
    echo "The locked list for $arch, CPython $version" >&2
    abi=cp$(echo "$version" | tr -d .)
    # shellcheck disable=SC2046  # a list of options, split on purpose
    "$PYTHON" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
        $(platforms "$arch") --implementation cp --python-version "$version" --abi "$abi" --abi abi3 --abi none \
        --dest "$folder" --requirement "$tree/deploy/requirements.lock"
done
if [ -n "$check" ]; then
    echo "Every locked part is there as a wheel." >&2
    exit 0
fi

echo "bytavla itself" >&2
sed -n '/^setuptools==/,/# via/p' "$tree/deploy/requirements.lock" > "$scratch/builder.lock"
"$PYTHON" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --no-index \
    --find-links "$folder" --target "$scratch/builder" --requirement "$scratch/builder.lock"
mkdir "$scratch/source"
(cd "$tree" && tar c --exclude=__pycache__ player pyproject.toml README.md LICENSE) | tar x -C "$scratch/source"
rm -f "$folder"/bytavla-*.whl
PYTHONPATH=$scratch/builder "$PYTHON" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-index \
    --no-build-isolation --wheel-dir "$folder" "$scratch/source"
echo "$folder: $(find "$folder" -name '*.whl' | wc -l) wheels, $(du -sh "$folder" | cut -f1)" >&2
