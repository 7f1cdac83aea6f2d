#!/bin/sh
# Make the environment: `sh tools/setup.sh .venv`. Called by `make setup`.
# Everything comes from the locks, with hashes; the project itself goes in editable, through the
# build hook, with the locked build requirements.
set -eu

venv=$1

# A name on the path may be a stub that does not run: ask each one for its version.
newest_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    echo "ต้องมี Python 3.11 ขึ้นไป / Python 3.11 or newer is needed." >&2
    echo "Debian, Ubuntu: apt-get install python3 python3-venv" >&2
    exit 1
}

if ! [ -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(newest_python)
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo "$python ไม่มีโมดูล venv / $python lacks the module venv." >&2
        echo "Debian, Ubuntu: apt-get install python3-venv" >&2
        exit 1
    fi
    echo "prongsai: making $venv with $("$python" --version)"
    "$python" -m venv "$venv"
fi

echo "prongsai: installing the locked packages"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r requirements/setup.txt
uv=$venv/bin/uv
VIRTUAL_ENV=$PWD/$venv
export VIRTUAL_ENV
"$uv" pip sync --quiet --compile-bytecode --require-hashes requirements/dev.txt
"$uv" pip install --quiet --no-deps --no-build-isolation --editable .
# A command starts a third faster when no module has to be compiled first, whatever the environment
# says about writing bytecode later.
"$venv/bin/python" -m compileall -q src
