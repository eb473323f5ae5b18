#!/bin/sh
# Set Downhill up: the system packages that are missing, a virtual environment in .venv, and the
# project with its development tools in it, at the versions of constraints.txt.
#
#     make setup                         or: sh tools/setup.sh
#     make setup PYTHON=/path/to/python  with a Python of your choice, 3.11 or newer
#
# It can be run again at any time. When nothing has changed it returns at once.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd -P)
cd "$root"

oldest=3.11                                     # requires-python in pyproject.toml
venv=.venv
stamp=$venv/set-up

say() { printf 'set-up: %s\n' "$*"; }
die() { printf 'set-up: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Everything an environment depends on. A checkout that has moved has a different name, and the
# scripts in its .venv still point at the old place.
fingerprint() { { cat pyproject.toml constraints.txt tools/setup.sh; echo "$root"; } | cksum; }

is_current() {
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] && "$venv/bin/python" -c '' 2>/dev/null
}

# A virtual environment can be kept if its Python runs, is new enough, and was made at this place.
is_usable() {
    [ -x "$venv/bin/python" ] && [ -f "$venv/bin/pip" ] &&
        head -n 2 "$venv/bin/pip" | grep -qF "$root/$venv/bin/" &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1 &&
        [ "$(probe "$venv/bin/python")" != old ]
}

# One word about a Python: "complete", "partial" (no headers or no venv), "old", or nothing if it
# does not run.
probe() {
    "$1" - "$oldest" 2>/dev/null <<'PYTHON' || true
import sys
if sys.version_info < tuple(int(part) for part in sys.argv[1].split(".")):
    print("old")
else:
    try:
        import ensurepip, os, sysconfig, venv
        headers = os.path.join(sysconfig.get_config_var("INCLUDEPY"), "Python.h")
        print("complete" if os.path.exists(headers) else "partial")
    except Exception:
        print("partial")
PYTHON
}

# Sets `python` to the first complete Python, `unfinished` to the first partial one, and `too_old`.
find_python() {
    python='' unfinished='' too_old=''
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.14; do
        has "$candidate" || continue
        # The Python under an active virtual environment, which may be the one to be replaced.
        base=$("$candidate" -c 'import sys; print(getattr(sys, "_base_executable", sys.executable))' 2>/dev/null) ||
            continue
        case $(probe "$base") in
            complete) python=$base; return ;;
            partial) unfinished=${unfinished:-$base} ;;
            old) too_old=${too_old:-$("$base" -V)} ;;
        esac
        if [ -n "${PYTHON:-}" ]; then
            return
        fi
    done
}

python_version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }

compiles() { echo '#include <stdio.h>' | cc -x c -fsyntax-only - 2>/dev/null; }
has_library() { has pkg-config && pkg-config --exists "$1"; }

# Sets `missing` to what the system lacks, in words for people.
find_missing() {
    missing=''
    find_python
    [ -n "$python" ] || missing="$missing, Python $oldest or newer with venv and headers"
    compiles || missing="$missing, a C compiler"
    has pkg-config || missing="$missing, pkg-config"
    has_library cairo || missing="$missing, the headers of cairo"
    has_library pangocairo || missing="$missing, the headers of pango"
    missing=${missing#, }
}

quietly() { # Runs a command; shows what it wrote only if it fails.
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
}

apt() { quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"; }

# The version of the newest suitable Python that apt offers, such as 3.11.
apt_python() {
    default=$(apt-cache policy python3 | sed -n 's/^ *Candidate: \([0-9]*\.[0-9]*\).*/\1/p')
    for version in $default 3.13 3.12 3.11; do
        minor=${version#3.}
        if [ "$minor" -ge "${oldest#3.}" ] && apt-cache show "python$version-venv" >/dev/null 2>&1; then
            echo "$version"
            return
        fi
    done
}

install_with_apt() {
    as_root=''
    if [ "$(id -u)" != 0 ]; then
        has sudo || die "missing: $missing. Become root (there is no sudo here) and run make setup once, or install them yourself."
        as_root=sudo
        sudo -v || die "missing: $missing. Installing them needs sudo, which was refused."
    fi
    say "refreshing the list of packages"
    # A second time if somebody else was refreshing it.
    apt update || { sleep 20 && apt update; } ||
        say "the list of packages could not be refreshed in full; going on"

    packages=''
    if [ -z "$python" ]; then
        case $unfinished in
            /usr/bin/*) version=$(python_version "$unfinished") ;;
            *) version=$(apt_python) ;;
        esac
        [ -n "$version" ] || die "this system offers no Python $oldest or newer${too_old:+ (only $too_old)}; install one and run make again."
        packages="$packages python$version python$version-venv python$version-dev"
    fi
    compiles || packages="$packages gcc libc6-dev"
    has pkg-config || packages="$packages pkg-config"
    has_library cairo || packages="$packages libcairo2-dev"
    has_library pangocairo || packages="$packages libpango1.0-dev"
    say "installing with apt:$packages"
    apt install -y --no-install-recommends $packages || die "apt could not install:$packages."
}

install_with_brew() {
    has brew || die "missing: $missing. Install Homebrew and run make again."
    compiles || die "there is no C compiler: run xcode-select --install, then make again."
    packages=''
    [ -n "$python" ] || packages="$packages python"
    has pkg-config || packages="$packages pkg-config"
    has_library cairo || packages="$packages cairo"
    has_library pangocairo || packages="$packages pango"
    say "installing with brew:$packages"
    quietly brew install $packages || die "brew could not install:$packages."
}

install_system_packages() {
    find_missing
    if [ -n "${PYTHON:-}" ] && [ -z "$python" ]; then
        die "PYTHON=$PYTHON is not a Python $oldest or newer with venv and headers."
    fi
    if [ -n "$missing" ]; then
        say "missing: $missing"
        if has apt-get; then
            install_with_apt
        elif [ "$(uname -s)" = Darwin ]; then
            install_with_brew
        else
            die "Downhill needs these from your system's packages: $missing. Install them and run make again."
        fi
        hash -r
        find_missing
        [ -z "$missing" ] || die "still missing after the installation: $missing."
    fi
}

install_project() {
    if ! is_usable; then
        if [ -e "$venv" ]; then
            say "replacing $venv, which does not work at this place"
            rm -rf "$venv"
        fi
        say "making $venv with Python $(python_version "$python")"
        "$python" -m venv "$venv" || die "$python could not make a virtual environment in $venv."
    fi
    say "installing Downhill and its libraries in $venv; the first time takes about a minute"
    # In the environment, so that the constraints hold for what pip builds from source as well.
    PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt quietly \
        "$venv/bin/python" -m pip install --disable-pip-version-check --progress-bar off --no-compile \
        --editable '.[dev,cluster]' || die "pip could not install the libraries; its own message is above."
    # Read once, for all processes to come, also where Python is told to write no bytecode: what
    # pip would compile on one core, on all of them. What does not compile, nobody imports; the
    # libraries' own tests and what is imported seldom are half of it, and wait until they are.
    "$venv/bin/python" -m compileall -q -j 0 -x '/(tests|mypy|mypyc|pip|pyglet|sympy)/' \
        "$venv"/lib/python*/site-packages >/dev/null || true
    "$venv/bin/python" -m compileall -q --invalidation-mode checked-hash gdmath scenes
}

if is_current; then
    exit 0
fi
if has flock; then # One set-up at a time; the lock ends with this process.
    exec 9<"$0"
    flock 9
    ! is_current || exit 0
fi

began=$(date +%s)
install_system_packages
rm -f "$stamp"
install_project
fingerprint >"$stamp"
say "ready after $(($(date +%s) - began)) s"
