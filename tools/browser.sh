#!/bin/sh
# Install what tests in a real browser need: Debian's Chromium and, in .venv, Playwright's driver.
# It can be run again at any time and does only what is left to do; with the argument `chromium`, it
# leaves .venv alone. Firefox, in which the page's main path is tried where it is found, takes longer
# and is installed if DOWNHILL_FIREFOX=1 asks for it.
set -eu
cd "$(dirname "$0")/.."

die() { printf 'browser: %s\n' "$*" >&2; exit 1; }

wanted=''
command -v chromium >/dev/null 2>&1 || wanted=chromium
if [ "${DOWNHILL_FIREFOX:-}" = 1 ] && ! command -v firefox-esr >/dev/null 2>&1; then
    wanted="$wanted firefox-esr"
fi
if [ -n "$wanted" ]; then
    command -v apt-get >/dev/null 2>&1 || die "install $wanted, so that it is on the path."
    as_root=''
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || die "missing: $wanted; become root and install it."
        as_root=sudo
    fi
    echo "browser: installing with apt: $wanted"
    # A second time if somebody else was refreshing the list.
    $as_root apt-get -qq update || { sleep 20 && $as_root apt-get -qq update; } || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
        install -y --no-install-recommends $wanted >/dev/null || die "apt could not install it."
fi
[ "${1:-}" != chromium ] || exit 0
if ! .venv/bin/python -c 'import playwright' 2>/dev/null; then
    echo "browser: installing Playwright in .venv"
    PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt .venv/bin/python -m pip \
        install --quiet --disable-pip-version-check --editable '.[browser]'
fi
