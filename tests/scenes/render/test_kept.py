"""Numbers kept on disk: computed once, and again when anything they follow from has changed."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape
from scenes.parts.hills import descents
from scenes.render import sources
from scenes.render.kept import kept
from scenes.render.memo import folder
from scenes.render.reads import READS

SOURCE = """
from pathlib import Path
from scenes.render.kept import kept
from {name}_helper import FACTOR

computed = []

@kept
def scaled(array, *, by=1):
    computed.append(by)
    return {{"array": array * by * FACTOR, "by": by}}

@kept
def total(path):
    computed.append(path)
    return sum(map(float, Path(path).read_text().split()))

@kept
def unfit(number):
    computed.append(number)
    return lambda: number

@kept
def failing():
    computed.append("failing")
    raise ValueError("no")
"""


@dataclass(frozen=True)
class Point:
    x: float
    names: tuple[str, ...] = ()


class Bench:
    """A module with kept functions, and another that it imports."""

    def __init__(self, folder: Path) -> None:
        self.name = f"kept_{folder.name.replace('-', '_')}"
        self.file, self.helper = folder / f"{self.name}.py", folder / f"{self.name}_helper.py"
        self.file.write_text(SOURCE.format(name=self.name))
        self.helper.write_text("FACTOR = 2\n")
        self.module: Any = None
        self.load()

    def load(self) -> None:
        """Import the modules as a new process would."""
        for name in (self.name, f"{self.name}_helper"):
            sys.modules.pop(name, None)
        importlib.invalidate_caches()
        self.module = importlib.import_module(self.name)

    def edit(self, path: Path, before: str, after: str) -> None:
        path.write_text(path.read_text().replace(before, after) + "# a little longer\n")
        self.load()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("DOWNHILL_CACHE", str(tmp_path / "numbers"))
    monkeypatch.setattr(sources, "_BEGAN", time.time() + 3600)  # what is written here is old
    monkeypatch.syspath_prepend(tmp_path)
    made = Bench(tmp_path)
    yield made
    for name in (made.name, f"{made.name}_helper"):
        sys.modules.pop(name, None)


def files() -> list[Path]:
    return sorted(set(folder().glob("*")) - set(folder().glob("*.memo")))


def test_a_result_is_computed_once(bench: Bench) -> None:
    first = bench.module.scaled(np.arange(3.0), by=3)
    bench.load()
    again = bench.module.scaled(np.arange(3.0), by=3)
    assert bench.module.computed == []
    assert np.array_equal(first["array"], [0, 6, 12])
    assert np.array_equal(first["array"], again["array"])
    assert first["by"] == again["by"]
    assert len(files()) == 1


@pytest.mark.parametrize(
    "other",
    [
        lambda f: f(np.arange(4.0), by=3),
        lambda f: f(np.arange(3), by=3),
        lambda f: f(np.arange(3.0)[::-1], by=3),
        lambda f: f(np.arange(3.0).reshape(3, 1), by=3),
        lambda f: f(np.arange(3.0), by=3.0),
        lambda f: f(np.arange(3.0), by=np.float64(3)),
        lambda f: f(np.arange(3.0)),
    ],
    ids=range(7),
)
def test_other_arguments_are_another_result(bench: Bench, other: Callable[..., Any]) -> None:
    bench.module.scaled(np.arange(3.0), by=3)
    other(bench.module.scaled)
    assert len(bench.module.computed) == 2


@pytest.mark.parametrize(
    ("which", "before", "after", "result"),
    [("helper", "FACTOR = 2", "FACTOR = 5", 5), ("file", "array * by", "array + by", 3)],
)
def test_an_edit_of_the_module_or_of_what_it_imports_is_another_result(
    bench: Bench, which: str, before: str, after: str, result: float
) -> None:
    bench.module.scaled(np.ones(1))
    bench.edit(getattr(bench, which), before, after)
    changed = bench.module.scaled(np.ones(1))
    assert bench.module.computed == [1]
    assert changed["array"][0] == result


def test_dataclasses_and_landscapes_are_told_apart_by_what_they_hold(bench: Bench) -> None:
    hills = LANDSCAPES["sine_hills"]
    given = [
        Point(1.0),
        Point(2.0),
        Point(1.0, ("a",)),
        hills,
        hills.with_window(((-1, 1), (-1, 1))),
        LANDSCAPES["rastrigin"],
        Landscape.from_expression("x^2 + y", window=((-1, 1), (-1, 1)), name="own"),
        Landscape.from_expression("x^2 - y", window=((-1, 1), (-1, 1)), name="own"),
    ]
    results = [key_of(bench, each) for each in given]
    assert len(set(results)) == len(given)
    assert results == [key_of(bench, each) for each in given]


def key_of(bench: Bench, argument: object) -> str | None:
    from scenes.render import kept as module

    return module._key(bench.module.scaled.__wrapped__, (argument,), {})


def test_a_landscape_counts_with_the_source_of_its_functions(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / f"{bench.name}_helper.py"

    def landscape() -> Landscape:
        functions = sys.modules[f"{bench.name}_helper"]
        return Landscape("own", functions.value, functions.value, window=((-1, 1),))

    bench.edit(path, "FACTOR = 2", "FACTOR = 2\ndef value(p):\n    return p\n")
    before = key_of(bench, landscape())
    assert before == key_of(bench, landscape())
    bench.edit(path, "return p", "return 2 * p")
    assert key_of(bench, landscape()) not in {before, None}


def test_what_cannot_be_told_apart_is_computed_every_time(bench: Bench) -> None:
    bare = Landscape("own", lambda p: p[..., 0], lambda p: p, window=((-1, 1),))
    for argument in (bare, lambda: 3, partial(lambda x: x, 1)):
        assert key_of(bench, argument) is None
    assert bench.module.unfit(3)() == 3
    assert bench.module.unfit(3)() == 3
    assert bench.module.computed == [3, 3]
    assert files() == []


def test_in_a_notebook_it_is_computed_every_time(bench: Bench) -> None:
    space: dict[str, Any] = {"__name__": "no_such_notebook", "kept": kept, "n": []}
    exec("def f(x):\n    n.append(x)\n    return x\nf = kept(f)", space)
    assert [space["f"](1), space["f"](1)] == [1, 1]
    assert space["n"] == [1, 1]


def test_a_program_that_changed_since_it_was_imported_is_not_kept(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_BEGAN", 0.0)
    bench.module.scaled(np.ones(1))
    bench.module.scaled(np.ones(1))
    assert len(bench.module.computed) == 2
    assert files() == []


def test_nobody_can_change_what_is_kept(bench: Bench) -> None:
    first = bench.module.scaled(np.ones(2))
    first["array"][:] = -1
    second = bench.module.scaled(np.ones(2))
    second["array"][:] = -2
    assert np.array_equal(bench.module.scaled(np.ones(2))["array"], [2, 2])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: b"something else altogether, and long enough for a checksum",
    ],
    ids=["empty", "truncated", "flipped", "foreign"],
)
def test_a_spoiled_file_is_computed_anew(bench: Bench, spoil: Callable[[bytes], bytes]) -> None:
    bench.module.scaled(np.ones(1))
    (file,) = files()
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert bench.module.scaled(np.ones(1))["array"][0] == 2
    assert bench.module.computed == [1, 1]
    assert file.read_bytes() == whole


def test_a_file_that_it_reads_counts_and_is_read_for_the_film_too(
    bench: Bench, tmp_path: Path
) -> None:
    data = tmp_path / "data.txt"
    data.write_text("1 2")
    assert bench.module.total(str(data)) == 3
    with READS.noted() as notes:
        assert bench.module.total(str(data)) == 3
    assert [read.path for read in notes] == [str(data)]
    assert len(bench.module.computed) == 1
    data.write_text("1 3")
    assert bench.module.total(str(data)) == 4
    with READS.noted() as notes:
        bench.module.scaled(np.ones(1))
        bench.module.scaled(np.ones(1))
    assert list(notes) == []  # where numbers are kept is nothing that a film reads


def test_an_error_is_passed_on_and_not_kept(bench: Bench) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            bench.module.failing()
    assert bench.module.computed == ["failing"] * 2


def test_where_nothing_can_be_written_it_is_computed(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("DOWNHILL_CACHE", str(tmp_path / "a file" / "numbers"))
    for _ in range(2):
        assert bench.module.scaled(np.ones(1))["array"][0] == 2
    assert len(bench.module.computed) == 2


RACE = """
import sys, numpy as np
from {name} import scaled
sys.stdin.read()
for _ in range(40):
    for size in range(1, 6):
        assert scaled(np.ones(20_000 * size))["array"].sum() == 40_000 * size
"""


def test_two_processes_may_keep_the_same_at_once(bench: Bench, tmp_path: Path) -> None:
    places = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACE.format(name=bench.name)],
            env={**os.environ, "PYTHONPATH": places},
            cwd=Path(__file__).resolve().parents[3],
            stdin=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.close()
    assert [racer.wait(timeout=120) for racer in racers] == [0, 0]
    assert len(files()) == 5
    assert all(file.suffix == ".kept" for file in files())


def test_the_plan_of_the_hills_is_kept_and_the_same_to_the_last_bit(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: tuple[Any, ...] = (LANDSCAPES["sine_hills"], None, 3, 1, 4)
    computed = descents.plan(*given)
    assert len(files()) == 1
    monkeypatch.setattr(descents, "_charted", None)  # computing would fail
    found = descents.plan(*given)
    assert found.landscape.name == "sine_hills"
    assert (found.rate, found.first) == (computed.rate, computed.first)
    for name in ("floors", "domains", "destined"):
        assert np.array_equal(getattr(found, name), getattr(computed, name))
    assert np.array_equal(found.walk.points, computed.walk.points)
    assert np.array_equal(found.bound_for(found.floors), np.arange(len(found.floors)))
