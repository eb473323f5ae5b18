"""What every process of tests would compile for itself is compiled once, before there are several.

Where Python is told to write no bytecode, and always in a fresh clone, each process spent most of
its beginning on rewriting assertions. pytest finds here what it would have written.
"""

from __future__ import annotations

import compileall
import re
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from _pytest.assertion import rewrite

ROOT = Path(__file__).resolve().parents[1]
_REWRITTEN = ("test_*.py", "conftest.py")


def compile_sources() -> None:
    """Compile all that tests import: the project, and what several of them share."""
    for room in ("gdmath", "scenes", "tests"):
        compileall.compile_dir(ROOT / room, rx=re.compile(r"/(test_\w+|conftest)\.py$"), quiet=2)


def rewrite_all(config: pytest.Config) -> None:
    """Rewrite the tests that are asked for, and what pytest rewrites of its plugins."""
    asked = [Path(config.invocation_params.dir, arg.partition("::")[0]) for arg in config.args]
    plugins = config.pluginmanager.rewrite_hook._rewritten_names.values()
    files = {file for path in asked for file in rewritten_in(path)} | set(plugins)
    with ProcessPoolExecutor() as pool:
        list(pool.map(rewritten, sorted(files), chunksize=8))


def rewritten(file: Path) -> Path:
    """Where the rewritten code of a file of tests lies, which is up to date now."""
    place = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
    if rewrite._read_pyc(file, place) is None and rewrite.try_makedirs(place.parent):
        digest, code = rewrite._rewrite_test(file, None)  # type: ignore[arg-type]
        rewrite._write_pyc(SimpleNamespace(trace=str), code, digest, place)  # type: ignore[arg-type]
    return place


def rewritten_in(path: Path) -> Iterable[Path]:
    """The tests in a folder, or the one file, unless it is no Python: README.md has examples."""
    if path.is_dir():
        return (file for kind in _REWRITTEN for file in path.rglob(kind))
    return [path] if path.suffix == ".py" else []
