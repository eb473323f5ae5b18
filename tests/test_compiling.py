"""What is compiled ahead is what pytest looks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.assertion import rewrite

from tests.compiling import ROOT, rewritten, rewritten_in


def test_what_is_rewritten_ahead_is_found_until_its_source_changes(tmp_path: Path) -> None:
    file = tmp_path / "test_one.py"
    file.write_text("def test_one():\n    assert 1 + 1 == 3\n")
    first = rewritten(file).stat().st_mtime_ns
    assert rewritten(file).stat().st_mtime_ns == first
    code = rewrite._read_pyc(file, rewritten(file))
    assert code is not None
    names: dict[str, object] = {}
    exec(code, names)
    with pytest.raises(AssertionError, match=r"assert \(1 \+ 1\) == 3"):
        names["test_one"]()  # type: ignore[operator]
    file.write_text("def test_one():\n    pass\n")
    assert rewrite._read_pyc(file, rewrite.get_cache_dir(file) / rewritten(file).name) is not None


def test_only_python_is_rewritten(tmp_path: Path) -> None:
    """README.md is asked for as well: its examples are tests, but it is no Python."""
    assert list(rewritten_in(ROOT / "README.md")) == []
    assert list(rewritten_in(Path(__file__))) == [Path(__file__)]
    for name in ("conftest.py", "test_a.py", "b.py", "test_c.txt"):
        (tmp_path / name).touch()
    assert {file.name for file in rewritten_in(tmp_path)} == {"conftest.py", "test_a.py"}
