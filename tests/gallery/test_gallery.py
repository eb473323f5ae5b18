"""The stage paints what it painted when somebody looked and found it right."""

from __future__ import annotations

import inspect
from pathlib import Path

import numpy as np
import pytest
from manim import Mobject

from scenes import stage
from tests.gallery.__main__ import _page
from tests.gallery.examples import EXAMPLES
from tests.gallery.pictures import PAGE, difference, load, painted, path_of, save


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_painted_as_it_was_found_right(name: str, tmp_path: Path) -> None:
    actual = painted(name)
    save(actual, tmp_path / "actual.png")
    assert path_of(name).exists(), f"missing; this was painted: {tmp_path / 'actual.png'}"
    golden = load(path_of(name))
    wrong = difference(actual, golden)
    if wrong and actual.shape == golden.shape:
        gap = np.abs(actual.astype(int) - golden)
        save(np.minimum(255, 4 * gap).astype(np.uint8), tmp_path / "difference.png")
    assert not wrong, f"{wrong}; see {tmp_path}/actual.png and difference.png"


def test_everything_that_can_be_seen_has_an_example() -> None:
    public = [getattr(stage, name) for name in stage.__all__]
    seen = {kind for kind in public if inspect.isclass(kind) and issubclass(kind, Mobject)}
    shown = {kind for classes, _ in EXAMPLES.values() for kind in classes}
    without = {kind.__name__ for kind in seen - shown}
    assert without <= {"View", "LectureScene"}, f"no example shows {sorted(without)}"


def test_the_page_is_the_one_that_is_written() -> None:
    assert PAGE.read_text(encoding="utf-8") == _page(), "run `make gallery`"


def test_every_picture_is_painted_by_something() -> None:
    kept = {path.stem for path in path_of("night").parent.glob("*.png")}
    assert kept == set(EXAMPLES)


def test_changes_are_noticed_and_roundings_are_not() -> None:
    golden = load(path_of("surface"))
    assert difference(golden, golden) == ""
    noise = np.random.default_rng(0).integers(-1, 2, golden.shape)
    assert difference(np.clip(golden + noise, 0, 255), golden) == ""
    assert "pixels are other ones" in difference(np.roll(golden, 2, axis=1), golden)
    patched = golden.copy()
    patched[100:140, 200:260] = 0  # an eightieth of the picture
    assert difference(patched, golden)
    small = golden.copy()
    small[100:114, 200:214] += 60  # an arm more or less, of a six-hundredth of the picture
    assert "around column 200 and row 100" in difference(small, golden)
    assert "size" in difference(golden[1:], golden)
