"""What the project declares is what it needs, and make does what it says."""

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
    assert run.endswith(" --ignore tests/renders -k adam")
    setup, run = make("--dry-run", "hills", "FLAGS=-qh").splitlines()
    assert setup == "sh tools/setup.sh"
    assert run.endswith("manim render -qh scenes/hills.py")
