"""The head of a band points to its dot, on whichever side of the line that is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.stage.plot import bands as module
from scenes.stage.plot.bands import Bands
from scenes.stage.plot.scatter import FittedLine, Samples
from tests.scenes.canvas import plane_at


def drawn(
    monkeypatch: pytest.MonkeyPatch, x: Any, errors: Any, height: float = 0.0
) -> tuple[list[Any], list[float]]:
    """The heads of bands to a level line, and how strongly each band is drawn."""
    heads: list[Any] = []
    strengths: list[float] = []

    class Noting:
        def __init__(self, canvas: Any, strength: float) -> None:
            strengths.append(strength)

        def line(self, points: Any, color: Any, width: float) -> None:
            pass

        def fill(self, points: Any, color: Any) -> None:
            heads.append(points)

    monkeypatch.setattr(module, "Pen", Noting)
    plane = plane_at((-5, -3), (10, 6), (-2, 2), (-3, 3))
    dots = Samples(plane, np.asarray(x), height + np.asarray(errors))
    Bands(dots, FittedLine(plane, lambda: 0.0, lambda: height)).draw(None)  # type: ignore[arg-type]
    return heads, strengths


def width(head: Any) -> float:
    return float(np.ptp(np.asarray(head)[:, 0]))


def test_a_band_that_pulls_harder_has_a_larger_head_and_each_has_one_to_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Errors of 1 and of 3 had heads of one size; later that of 1 was hardly to be seen."""
    (small, large), _ = drawn(monkeypatch, [-1.0, 1.0], [-0.9, 2.7])
    assert width(large) > 1.2 * width(small) > 0.2


def test_heads_of_a_crowd_keep_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred heads touched each other, beside the line, and were a line themselves."""
    x = np.linspace(-2, 2, 100)
    heads, strengths = drawn(monkeypatch, x, np.full(100, 2.5))
    assert len(heads) == 100
    places = sorted(float(np.mean(np.asarray(head)[:, 0])) for head in heads)
    assert max(map(width, heads)) < min(np.diff(places))
    assert len(set(strengths)) == 1  # no dot pulls less for being one of many


def test_of_a_large_crowd_only_some_have_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    heads, strengths = drawn(monkeypatch, np.linspace(-2, 2, 400), np.full(400, 2.5))
    assert len(heads) == 100
    assert len(set(strengths)) == 2


@pytest.mark.parametrize("height", [-2.0, 0.0, 2.0])
def test_heads_point_from_the_line_to_the_dots(
    height: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads, _ = drawn(monkeypatch, [-1.0, 1.0], [-0.9, 0.8], height)
    assert len(heads) == 2
    for points in heads:
        left, right, tip = points
        side = -1 if tip[0] < 0 else 1
        assert left[1] == right[1]
        assert side * (left[1] - height) > 0  # it begins beyond the line
        assert side * (tip[1] - left[1]) > 0
        dot = height + (-0.9 if side < 0 else 0.8)
        assert 0 < side * (dot - tip[1]) < 0.1  # its tip is at the dot, not its base at the line
        assert tip[0] == pytest.approx((left[0] + right[0]) / 2)
