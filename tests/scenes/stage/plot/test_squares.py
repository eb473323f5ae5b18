"""Squares on squares: however many there are, they are no wall."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest

from scenes.stage.plot.scatter import FittedLine, Residuals, Samples
from scenes.stage.plot.squares import ResidualSquares
from tests.scenes.canvas import Array, plane_at

PLANE = plane_at((-5, -2), (8, 4), (-2, 2), (-2, 2))  # 32 square scene units


class Inks(cairo.Context):  # type: ignore[type-arg]
    """A canvas that remembers how opaque each rectangle was filled and each outline stroked."""

    def __new__(cls) -> Inks:
        return super().__new__(cls, cairo.ImageSurface(cairo.FORMAT_ARGB32, 8, 8))

    def __init__(self) -> None:
        self.rectangles: list[tuple[float, ...]] = []
        self.fills: list[float] = []
        self.outlines: list[tuple[float, float]] = []  # opacity and width
        self._opacity = 1.0

    def rectangle(self, *box: float) -> None:
        self.rectangles.append(box)
        super().rectangle(*box)

    def set_source_rgba(self, *color: float) -> None:
        self._opacity = color[3]
        super().set_source_rgba(*color)

    def fill(self) -> None:
        self.fills.append(self._opacity)
        super().fill()

    def fill_preserve(self) -> None:
        self.fills.append(self._opacity)
        super().fill_preserve()

    def stroke(self) -> None:
        self.outlines.append((self._opacity, self.get_line_width()))
        super().stroke()


def painted(made: Any) -> Inks:
    inks = Inks()
    getattr(made, "draw_squares", made.draw)(inks)
    return inks


def squares(kind: type[ResidualSquares], errors: Array) -> Any:
    """Squares on errors of these sizes, in scene units: a unit of y is one."""
    x = np.linspace(-1, 1, len(errors))
    line = FittedLine(PLANE, lambda: 0.0, lambda: 0.0)
    return kind(Residuals(Samples(PLANE, x, -errors), line))


def layers(errors: Array) -> float:
    """How many squares lie upon each place of the plane, on average."""
    return float(np.sum(errors**2)) / 32


def test_what_covers_the_plane_four_times_is_a_fourth_as_dense() -> None:
    """And its outlines half as dense: what is on each place is the same veil."""
    once = squares(ResidualSquares, np.full(20, 1.2))
    often = squares(ResidualSquares, np.full(20, 1.2) * np.sqrt(4 / layers(np.full(20, 1.2))))
    assert layers(np.full(20, 1.2)) < 1
    one, four = painted(once), painted(often)
    assert len(one.fills) == len(four.fills) == 20
    assert four.fills[0] - 0.01 == pytest.approx((one.fills[0] - 0.01) / 4)
    assert four.outlines[0][0] - 0.1 == pytest.approx((one.outlines[0][0] - 0.1) / 2)


def test_squares_that_do_not_fill_the_plane_are_as_dense_as_any() -> None:
    small = squares(ResidualSquares, np.full(12, 0.2))
    larger = squares(ResidualSquares, np.full(12, 1.4))
    assert layers(np.full(12, 1.4)) < 1
    assert painted(small).fills == painted(larger).fills


def test_the_more_samples_the_fainter_and_the_thinner() -> None:
    inks = [painted(squares(ResidualSquares, np.full(n, 0.05))) for n in (20, 80, 300)]
    assert inks[0].fills[0] > inks[1].fills[0] > inks[2].fills[0] > 0
    strokes = [ink.outlines[0] for ink in inks]
    assert strokes[0][0] > strokes[1][0] > strokes[2][0] > 0
    assert strokes[0][1] > strokes[1][1] > strokes[2][1] > 0


@pytest.mark.parametrize(("out", "shown"), [(0.02, 1.0), (0.075, 0.5), (0.5, 0.0)])
def test_they_fade_while_they_leave_the_plane(out: float, shown: float) -> None:
    """All are there with 3 % outside, none with 12 %, half of it half-way between."""
    # One square of side 1 whose sample is so near the right edge that a part sticks out.
    x = 2 - (1 - out) / 2  # a unit of x is two scene units
    line = FittedLine(PLANE, lambda: 0.0, lambda: 0.0)
    made = ResidualSquares(Residuals(Samples(PLANE, [x], [-1.0]), line))
    assert made.spilled() == pytest.approx(out)
    assert made.strength() == pytest.approx(shown)
