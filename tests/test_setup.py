"""`make setup`, run against stand-ins for the programs of a system."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_project import OLDEST, ROOT


def test_a_stand_in_leaves_the_systems_program_alone(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    own = tmp_path / "the system's own"
    own.write_text("untouched")
    (checkout.programs / "id").unlink()
    (checkout.programs / "id").symlink_to(own)
    checkout.provide("id", "#!/bin/sh\necho 1000\n")
    assert own.read_text() == "untouched"
    assert (checkout.programs / "id").read_text() != "untouched"


PYTHON = """#!/bin/sh
# Stands in for a complete Python, and for the ones in virtual environments it makes.
case "$1 ${2:-}" in
    "- "*) cat >/dev/null; echo ${FAKE_PYTHON:-complete} ;;
    "-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python"
               echo "#!$PWD/$3/bin/python" >"$3/bin/pip" ;;
    "-m pip") if [ "$3" = install ]; then echo "$PIP_CONSTRAINT: $*" >>pip.log; fi ;;
    -c*version_info*) echo 3.12 ;;
    -c*executable*) echo "$0" ;;
    -V*) echo "Python 3.8.1" ;;
esac
"""
EVERYDAY = "cat cksum cp cut date dirname env grep head id mkdir mktemp rm sed sh tail uname"


class Checkout:
    """A checkout with the files the set-up reads, and a system with the programs we choose."""

    def __init__(self, place: Path) -> None:
        self.path = place / "a checkout with spaces"
        self.programs = place / "bin"
        self.programs.mkdir()
        for name in EVERYDAY.split():
            (self.programs / name).symlink_to(shutil.which(name) or "/nowhere")
        (self.path / "tools").mkdir(parents=True)
        for file in ("pyproject.toml", "constraints.txt", "tools/setup.sh"):
            shutil.copy(ROOT / file, self.path / file)

    def provide(self, name: str, script: str = "#!/bin/sh\n") -> None:
        program = self.programs / name
        program.unlink(missing_ok=True)  # it may be a link to the system's own, which is not ours
        program.write_text(script)
        program.chmod(0o755)

    def provide_all(self) -> None:
        self.provide("cc")
        self.provide("pkg-config")
        self.provide("python3", PYTHON)

    def set_up(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.programs / "sh"), "tools/setup.sh"],
            cwd=self.path,
            env={"PATH": str(self.programs), "HOME": str(self.path), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def installations(self) -> int:
        log = self.path / "pip.log"
        return len(log.read_text().splitlines()) if log.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_set_up_installs_once_and_is_silent_afterwards(checkout: Checkout) -> None:
    checkout.provide_all()
    first = checkout.set_up()
    assert first.returncode == 0, first.stderr
    assert "ready after" in first.stdout
    log = (checkout.path / "pip.log").read_text()
    assert log.startswith("constraints.txt: -m pip install")
    assert "--editable .[dev,cluster]" in log
    again = checkout.set_up()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert checkout.installations() == 1


@pytest.mark.parametrize("file", ["pyproject.toml", "constraints.txt", "tools/setup.sh"])
def test_set_up_installs_again_when_its_sources_change(checkout: Checkout, file: str) -> None:
    checkout.provide_all()
    checkout.set_up()
    with (checkout.path / file).open("a") as stream:
        stream.write("# changed\n")
    run = checkout.set_up()
    assert checkout.installations() == 2
    assert "making .venv" not in run.stdout


def test_set_up_notices_a_deleted_and_a_moved_environment(checkout: Checkout) -> None:
    checkout.provide_all()
    checkout.set_up()
    shutil.rmtree(checkout.path / ".venv")
    assert "making .venv" in checkout.set_up().stdout
    checkout.path = checkout.path.rename(checkout.path.parent / "moved")
    run = checkout.set_up()
    assert run.returncode == 0, run.stderr
    assert "replacing .venv" in run.stdout
    assert checkout.installations() == 3


def test_set_up_keeps_an_environment_made_by_hand(checkout: Checkout) -> None:
    checkout.provide_all()
    checkout.set_up()
    (checkout.path / ".venv" / "set-up").unlink()
    (checkout.path / ".venv" / "kept").touch()
    checkout.set_up()
    assert (checkout.path / ".venv" / "kept").exists()
    assert checkout.installations() == 2


def test_a_failed_installation_is_tried_again(checkout: Checkout) -> None:
    checkout.provide_all()
    checkout.provide("python3", PYTHON.replace('echo "$PIP_CONSTRAINT', 'exit 1; echo "'))
    run = checkout.set_up()
    assert run.returncode != 0
    assert "pip could not install" in run.stderr.splitlines()[-1]
    shutil.rmtree(checkout.path / ".venv")
    checkout.provide("python3", PYTHON)
    assert checkout.set_up().returncode == 0
    assert checkout.installations() == 1


def test_an_unknown_system_is_told_what_to_install(checkout: Checkout) -> None:
    checkout.provide("uname", "#!/bin/sh\necho Plan9\n")
    run = checkout.set_up()
    assert run.returncode != 0
    (sentence,) = run.stderr.splitlines()
    for thing in (f"Python {OLDEST}", "C compiler", "pkg-config", "cairo", "pango"):
        assert thing in sentence
    assert not (checkout.path / ".venv").exists()


def test_a_python_of_ones_choice_must_do(checkout: Checkout) -> None:
    checkout.provide_all()
    run = checkout.set_up(PYTHON="python3", FAKE_PYTHON="old")
    assert run.returncode != 0
    assert run.stderr == (
        f"set-up: PYTHON=python3 is not a Python {OLDEST} or newer with venv and headers.\n"
    )


def test_a_newer_python_is_found_beside_an_old_one(checkout: Checkout) -> None:
    checkout.provide_all()
    checkout.provide("python3", PYTHON.replace("${FAKE_PYTHON:-complete}", "old"))
    checkout.provide("python3.12", PYTHON)
    run = checkout.set_up()
    assert run.returncode == 0, run.stderr


APT = """#!/bin/sh
# Stands in for apt-get: notes what it is asked for, and provides everything.
echo "$*" >>"$HOME/apt.log"
case "$*" in
    *install*)
        for name in cc pkg-config; do printf '#!/bin/sh\\n' >"$HOME/../bin/$name"; done
        cp "$HOME/python" "$HOME/../bin/python3"
        chmod +x "$HOME/../bin/cc" "$HOME/../bin/pkg-config" "$HOME/../bin/python3" ;;
esac
"""


def provide_apt(checkout: Checkout, candidate: str) -> None:
    (checkout.path / "python").write_text(PYTHON)
    checkout.provide("chmod", f'#!/bin/sh\nexec {shutil.which("chmod")} "$@"\n')
    checkout.provide("apt-get", APT)
    checkout.provide(
        "apt-cache",
        "#!/bin/sh\n"
        f"case $1 in policy) printf '  Candidate: {candidate}-1\\n' ;;"
        " show) case $2 in python3.1[123]*) ;; *) exit 1 ;; esac ;; esac\n",
    )
    checkout.provide("id", "#!/bin/sh\necho 0\n")


@pytest.mark.parametrize(
    ("candidate", "version"), [("3.12.3", "3.12"), ("3.11.2", "3.11"), ("3.10.6", "3.13")]
)
def test_on_debian_what_is_missing_is_installed(
    checkout: Checkout, candidate: str, version: str
) -> None:
    provide_apt(checkout, candidate)
    run = checkout.set_up()
    assert run.returncode == 0, run.stderr
    (request,) = [
        line for line in (checkout.path / "apt.log").read_text().splitlines() if "install" in line
    ]
    packages = request.partition("--no-install-recommends ")[2].split()
    python = [f"python{version}{suffix}" for suffix in ("", "-venv", "-dev")]
    libraries = ["pkg-config", "libcairo2-dev", "libpango1.0-dev"]
    assert packages == [*python, "gcc", "libc6-dev", *libraries]


def test_on_debian_only_what_is_missing_is_installed(checkout: Checkout) -> None:
    provide_apt(checkout, "3.12.3")
    checkout.provide("cc")
    checkout.provide("python3", PYTHON)
    checkout.provide("pkg-config", '#!/bin/sh\n[ "$2" != pangocairo ]\n')
    run = checkout.set_up()
    assert run.returncode == 0, run.stderr
    assert "--no-install-recommends libpango1.0-dev\n" in (checkout.path / "apt.log").read_text()


def test_without_root_and_sudo_the_reason_is_given(checkout: Checkout) -> None:
    provide_apt(checkout, "3.12.3")
    checkout.provide("id", "#!/bin/sh\necho 1000\n")
    run = checkout.set_up()
    assert run.returncode != 0
    (sentence,) = run.stderr.splitlines()
    assert "no sudo here" in sentence
