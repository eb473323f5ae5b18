"""The stage paints what it painted when somebody looked and found it right."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.scenes.canvas import Picture
from tests.scenes.paint_goldens import PICTURES, load, path_of, save
from tests.scenes.paint_places import PARTS

FAR = 40  # of 255: no rounding or other version of Cairo changes a pixel that much
MOST_FAR = 0.01  # of all pixels
MOST_ON_AVERAGE = 1.5
PART = 0.07  # of a scene's, may a single thing differ: it is small, and flat beside a ground


def difference(actual: Picture, golden: Picture, share: float = 1.0) -> str:
    """What is wrong with a picture, in a sentence; empty if nothing is.

    ``share`` is how much of the difference that a scene may have is allowed.
    """
    if actual.shape != golden.shape:
        return f"the size is {actual.shape[:2]}, not {golden.shape[:2]}"
    gap = np.abs(actual.astype(int) - golden).max(axis=-1)
    far, average = float(np.mean(gap > FAR)), float(np.mean(gap))
    if far <= share * MOST_FAR and average <= share * MOST_ON_AVERAGE:
        return ""
    return f"{far:.2%} of the pixels are other ones, on average by {average:.2f} of 255"


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_painted_as_it_was_found_right(name: str, tmp_path: Path) -> None:
    actual = PICTURES[name]()[..., :3]
    save(actual, tmp_path / "actual.png")
    if not path_of(name).exists():
        pytest.fail(f"{path_of(name)} is missing; this was painted: {tmp_path / 'actual.png'}")
    golden = load(path_of(name))
    wrong = difference(actual, golden, PART if name in PARTS else 1.0)
    if wrong:
        if actual.shape == golden.shape:
            gap = np.abs(actual.astype(int) - golden)
            save(np.minimum(255, 4 * gap).astype(np.uint8), tmp_path / "difference.png")
        pytest.fail(f"{wrong}; see {tmp_path}/actual.png and difference.png")


def test_changes_are_noticed_and_roundings_are_not() -> None:
    golden = load(path_of("hills"))
    assert difference(golden, golden) == ""
    noise = np.random.default_rng(0).integers(-1, 2, golden.shape)
    assert difference(np.clip(golden + noise, 0, 255), golden) == ""
    shifted = np.roll(golden, 2, axis=1)
    assert "pixels are other ones" in difference(shifted, golden)
    patched = golden.copy()
    patched[100:140, 200:260] = 0  # an eightieth of the picture
    assert difference(patched, golden)
    assert "size" in difference(golden[1:], golden)


def test_every_golden_is_painted_by_something() -> None:
    kept = {path.stem for path in path_of("hills").parent.glob("*.png")}
    assert kept == set(PICTURES)
