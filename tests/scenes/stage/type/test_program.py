"""Programs run as they are shown, and leave films whose sources are known."""

from __future__ import annotations

import pytest

from scenes.render import sources
from scenes.stage.type.program import run


def test_a_program_changes_the_names_that_it_is_given() -> None:
    names = {"x": 2.0, "double": lambda number: 2 * number}
    lines = "total = 0\nfor k in range(3):\n    x = double(x)\n    total += x"
    assert run(lines, names) is names
    assert (names["x"], names["total"]) == (16.0, 28.0)


def test_what_a_program_raises_is_heard() -> None:
    with pytest.raises(ZeroDivisionError):
        run("1 / 0", {})


def test_what_runs_programs_has_known_sources() -> None:
    module = sources.find("scenes.stage.type.program")
    assert module is not None
    assert not sources.Program.of([module]).is_dynamic
