"""The project around the code: set-up, pins, Makefile, continuous integration."""

from __future__ import annotations

import ast
import configparser
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import gdmath

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OLDEST = PROJECT["project"]["requires-python"].removeprefix(">=")


def requirements() -> list[Requirement]:
    """Everything pyproject.toml asks for: to build, to run, and in every extra."""
    project = PROJECT["project"]
    texts = [*PROJECT["build-system"]["requires"], *project["dependencies"]]
    texts += [text for extra in project["optional-dependencies"].values() for text in extra]
    return [Requirement(text) for text in texts]


def pin_lines() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def pins() -> dict[str, Version]:
    return {name: Version(version) for name, version in (line.split("==") for line in pin_lines())}


# Dependencies and pins


@pytest.mark.parametrize("requirement", requirements(), ids=lambda r: r.name)
def test_a_dependency_has_a_lower_bound_and_a_pin_within_it(requirement: Requirement) -> None:
    assert [s.operator for s in requirement.specifier] == [">="]
    assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


PEERS = {"jax", "torch", "manimlib"}  # measured against where somebody installed them
HOUSE = {"gdmath", "scenes", "tests", "playground", "situations", "tracing"}


def imported(*places: str) -> set[str]:
    """What the programs in some folders import from elsewhere, by its first name."""
    return set().union(*map(imported_in, places))


@cache
def imported_in(place: str) -> set[str]:
    """What those in one folder do."""
    found = set()
    for path in (ROOT / place).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - HOUSE - PEERS


def declared(*extras: str) -> set[str]:
    project = PROJECT["project"]
    texts = [text for extra in extras for text in project["optional-dependencies"][extra]]
    return {canonicalize_name(Requirement(text).name) for text in texts or project["dependencies"]}


@cache
def installed() -> Mapping[str, list[str]]:
    """From which distributions the modules here are."""
    return importlib.metadata.packages_distributions()


def distributions(modules: set[str]) -> dict[str, set[str]]:
    """From which distributions modules may come; one that is not installed has its own name."""
    known = installed()
    return {name: set(map(canonicalize_name, known.get(name, [name]))) for name in modules}


def test_what_the_package_imports_is_declared_and_nothing_else() -> None:
    used = distributions(imported("gdmath", "scenes"))
    known = declared() | declared("cluster")
    undeclared = {name for name, sources in used.items() if not sources & known}
    assert not undeclared
    assert known <= set().union(*used.values())


def test_what_tests_and_tools_import_is_declared() -> None:
    used = distributions(imported("tests", "playground", "tools"))
    known = declared() | declared(*PROJECT["project"]["optional-dependencies"])
    undeclared = {name for name, sources in used.items() if not sources & known}
    assert not undeclared


def test_every_extra_but_the_tools_is_imported() -> None:
    """The development tools are called as programs; all else that is declared is imported."""
    programs = {"codespell", "mypy", "pre-commit", "pytest-xdist", "ruff"}
    used = distributions(imported("gdmath", "scenes", "tests", "playground", "tools"))
    extras = declared(*PROJECT["project"]["optional-dependencies"])
    assert extras - programs <= set().union(*used.values())


def test_the_distribution_has_a_name_of_its_own_and_one_version() -> None:
    # `downhill` belongs to another project on the package index.
    assert PROJECT["project"]["name"] == "downhill-lectures"
    assert PROJECT["project"]["scripts"].keys() == {"downhill"}
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "gdmath/__init__.py"
    Version(gdmath.__version__)


def test_pins_are_names_and_versions_only() -> None:
    odd = [line for line in pin_lines() if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)]
    assert not odd
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
    names = [line.split("==")[0] for line in pin_lines()]
    assert len(set(names)) == len(names)


def test_everything_installed_on_our_behalf_is_pinned() -> None:
    """Follow the requirements of requirements through the environment the tests run in."""

    def needed(requirements: Iterable[Requirement], extras: Iterable[str]) -> Iterable[Requirement]:
        environments = [{"extra": extra} for extra in ["", *extras]]
        for requirement in requirements:
            marker = requirement.marker
            if marker is None or any(marker.evaluate(env) for env in environments):
                yield requirement

    project = PROJECT["project"]
    texts = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    todo = [Requirement(text) for text in texts]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        requirement = todo.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        own = importlib.metadata.distribution(requirement.name).requires or []
        todo += needed(map(Requirement, own), requirement.extras)
    assert {name for name, _ in seen} <= set(pins())


def test_the_oldest_python_is_the_same_everywhere() -> None:
    setup = (ROOT / "tools" / "setup.sh").read_text(encoding="utf-8")
    assert f"oldest={OLDEST} " in setup
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + OLDEST.replace(".", "")
    assert PROJECT["tool"]["mypy"]["python_version"] == OLDEST


def test_pinned_libraries_accept_the_oldest_python() -> None:
    # Debian 12 ships 3.11.2: a library that asks for 3.11.5 cannot be installed there.
    for name in pins().keys() - {"audioop-lts"}:  # which Python has itself up to 3.12
        try:
            wanted = importlib.metadata.metadata(name).get("Requires-Python")
            installed = Version(importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            continue  # of another platform or extra
        if wanted and installed == pins()[name]:
            assert f"{OLDEST}.2" in SpecifierSet(wanted), f"{name} wants Python {wanted}"


# Configuration, make, continuous integration


def test_manim_renders_at_720p_and_asks_no_one_about_updates() -> None:
    cfg = configparser.ConfigParser()
    cfg.read(ROOT / "manim.cfg", encoding="utf-8")
    cli = cfg["CLI"]
    size = cli.getint("pixel_width"), cli.getint("pixel_height"), cli.getint("frame_rate")
    assert size == (1280, 720, 30)
    assert cli.getboolean("notify_outdated_version") is False


def test_packages_are_typed() -> None:
    for package in ("gdmath", "scenes"):
        assert (ROOT / package / "py.typed").is_file(), package


def make(*arguments: str) -> str:
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    run = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_make_help_is_the_default_and_lists_every_target_once() -> None:
    shown = make()
    assert shown == make("help")
    listed = re.findall(r"^  make ([a-z_0-9-]+)  +\S", shown, flags=re.M)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, flags=re.M)
    films = [path.stem for path in (ROOT / "scenes").glob("[!_]*.py")]
    assert sorted(listed) == sorted({*targets, *films, "hills"})
    assert not set(films) & set(targets), "a lecture has the name of a make target"
    wanted = {"setup", "hills", "test", "lint", "bench", "clean", "distclean", "help"}
    assert wanted <= set(listed)


def test_continuous_integration_lints_and_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    run = {"make -O -j3 lint test test-wheel", "make test-renders", "make test-browser"}
    assert {"set -euo pipefail", *run} <= set(lines)
    if bash := shutil.which("bash"):
        subprocess.run([bash, "-n", str(script)], check=True)


def test_make_sets_up_and_hands_flags_on() -> None:
    setup, run = make("--dry-run", "test", "FLAGS=-k adam").splitlines()
    assert setup == "sh tools/setup.sh"
    assert " -m pytest -n " in run
    assert run.endswith(" --ignore tests/scenes/render -k adam")
    setup, run = make("--dry-run", "hills", "FLAGS=-qh").splitlines()
    assert setup == "sh tools/setup.sh"
    assert run.endswith("manim render -qh scenes/hills.py")


# The set-up script, run with stand-ins for the system's programs


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
