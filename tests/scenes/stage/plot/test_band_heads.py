"""The head of a band points to its dot, on whichever side of the line that is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.stage.plot import bands as module
from scenes.stage.plot.bands import Bands
from scenes.stage.plot.scatter import FittedLine, Samples
from tests.scenes.canvas import plane_at


@pytest.mark.parametrize("height", [-2.0, 0.0, 2.0])
def test_heads_point_from_the_line_to_the_dots(
    height: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: list[Any] = []

    class Noting:
        def __init__(self, canvas: Any, strength: float) -> None:
            pass

        def line(self, points: Any, color: Any, width: float) -> None:
            pass

        def fill(self, points: Any, color: Any) -> None:
            heads.append(points)

    monkeypatch.setattr(module, "Pen", Noting)
    plane = plane_at((-5, -3), (10, 6), (-2, 2), (-3, 3))
    x, y = np.array([-1.0, 1.0]), height + np.array([-0.9, 0.8])
    Bands(Samples(plane, x, y), FittedLine(plane, lambda: 0.0, lambda: height)).draw(None)  # type: ignore[arg-type]
    assert len(heads) == 2
    for points in heads:
        left, right, tip = points
        side = -1 if tip[0] < 0 else 1
        assert left[1] == right[1]
        assert side * (left[1] - height) > 0  # it begins beyond the line
        assert side * (tip[1] - left[1]) > 0
        assert tip[0] == pytest.approx((left[0] + right[0]) / 2)
