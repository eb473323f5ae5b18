"""A program of the nursery is one that Python began."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.renders.nursery import program

TELLS = """
import os, random, sys

print(sys.argv[1:], os.getcwd(), __name__, sys.path[0], sys.stdin.read(), os.environ["ASKED"])
print(sorted(name for name in sys.modules if name.split(".")[0] in ("manim", "scenes", "tests")))
print(sys.dont_write_bytecode, sys.stdout.encoding, open(__file__).read(8))
sys.exit(sys.argv[1] if len(sys.argv) > 1 else 3)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tells.py").write_text(TELLS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [(), ("a b",)])
@pytest.mark.parametrize("bytecode", ["", "1"])
def test_it_finds_the_same_says_the_same_and_ends_the_same(
    folder: Path, words: tuple[str, ...], bytecode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKED", "of both")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", bytecode)
    command = [sys.executable, "-m", "tells", *words]
    python = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    copy = program(folder, "tells", *words)
    assert python.returncode == 1 if words else 3
    assert (copy.returncode, copy.stdout, copy.stderr) == (
        python.returncode,
        python.stdout,
        python.stderr,
    )


def test_what_fails_shows_its_traceback(folder: Path) -> None:
    (folder / "fails.py").write_text("1 / 0", encoding="utf-8")
    done = program(folder, "fails")
    assert done.returncode == 1
    assert done.stderr.endswith("ZeroDivisionError: division by zero\n")


def test_what_hangs_is_ended(folder: Path) -> None:
    (folder / "hangs.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    assert program(folder, "hangs", seconds=1).returncode < 0


def test_pythons_own_settings_are_heeded(folder: Path) -> None:
    done = program(folder, "tells", PYTHONIOENCODING="latin-1", ASKED="")
    assert "iso8859-1" in done.stdout
