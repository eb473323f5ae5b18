"""Cuts through the bottoms of several landscapes: where they go on a map, and on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.stage.curve import Curve, CurveCross
from scenes.stage.fitting import Fit
from scenes.stage.painted import Canvas, OnGround, Painted, appear, ink, trace_line, turn
from scenes.stage.plot import Plane
from scenes.stage.theme import LABEL_SIZE, LOSS, MINIMUM, TEXT
from scenes.stage.type import Line, Reading, Readout
from scenes.stage.view import View
from scenes.stage.words import italic, tr

Array = NDArray[np.float64]
Pair = tuple[float, float]

_DASHES = (0.09, 0.09)
_LONG_DASHES = (0.22, 0.16)
_APART = 0.9  # scene units between the middles of two labels at the edge
_NAMING = 0.5  # seconds
_HEADROOM = 2.3  # times the highest bottom: how high the cuts are shown


class CutLine(OnGround):
    """Where a map is cut along its first axis, at the height ``y``: dashes, from the left.

    ``grown`` in [0, 1] is how far the cut has come.
    """

    def __init__(self, view: View, y: float) -> None:
        super().__init__(view, presence=1.0)
        self.y = y
        self.grown = ValueTracker(0.0)

    def ends(self) -> Array:
        """Both ends of what is cut, on the screen (2, 2)."""
        (low, high), _ = self.view.window
        end = low + self.grown.get_value() * (high - low)
        return self.view.at(np.array([(low, self.y), (end, self.y)]))

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        canvas.set_dash(_LONG_DASHES)
        canvas.set_line_width(0.045)
        canvas.set_source_rgba(*ink(TEXT, self.presence))
        trace_line(canvas, self.ends())
        canvas.stroke()

    def readings(self) -> list[Reading]:
        """Where the map is cut."""
        return [Reading("cut", "", self.y)]


class Level(Painted):
    """A dashed line across a plane at the height ``value``."""

    def __init__(self, plane: Plane, value: float) -> None:
        super().__init__()
        self.plane, self.value = plane, value

    def ends(self) -> Array:
        """Its ends on the screen (2, 2)."""
        x = self.plane.low[0] + np.array([0.0, self.plane.span[0]])
        return self.plane.at(x, np.full(2, self.value))

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        canvas.set_dash(_DASHES)
        canvas.set_line_width(0.025)
        canvas.set_source_rgba(*ink(MINIMUM, 0.8 * self.presence))
        trace_line(canvas, self.ends())
        canvas.stroke()

    def readings(self) -> list[Reading]:
        """Its height."""
        return [Reading("level", "", self.value)]


class _Dashed(Curve):
    """A curve in dashes, to be told from another of its colour."""

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        canvas.set_dash(_LONG_DASHES)
        super().draw(canvas)


class Cuts:
    """The loss along w through each bottom; at the right edge its name, and how high it is.

    The first curve is solid, the others are dashed.
    """

    def __init__(
        self,
        fits: Sequence[Fit],
        names: Sequence[str],
        decimals: int,
        corner: Pair,
        size: Pair,
    ) -> None:
        floors = [fit.floor for fit in fits]
        bends = [float(fit.landscape.hessian(fit.best)[0, 0]) / 2 for fit in fits]
        top = _HEADROOM * max(max(floors), 1e-9)
        reaches = [np.sqrt((top - floor) / bend) for floor, bend in zip(floors, bends, strict=True)]
        windows = [
            (float(fit.best[0] - reach), float(fit.best[0] + reach))
            for fit, reach in zip(fits, reaches, strict=True)
        ]
        across = min(low for low, _ in windows), max(high for _, high in windows)
        self.plane = Plane(corner, size, across, (0.0, top), (italic("w"), tr("loss")), (4, 4))
        self.plane.y_name.set_color(LOSS)
        kinds = [Curve, *(_Dashed for _ in fits[1:])]
        self.curves = [
            kind(self.plane, fit.slice_along_w(window))
            for kind, fit, window in zip(kinds, fits, windows, strict=True)
        ]
        self.crosses = [
            CurveCross(curve, float(fit.best[0]))
            for curve, fit in zip(self.curves, fits, strict=True)
        ]
        self.levels = [Level(self.plane, floor) for floor in floors]
        self.names = VGroup(*(Line(name, LABEL_SIZE, LOSS) for name in names))
        self.numbers = VGroup(
            *(
                Readout(f"bottom {k}", tr("lowest loss"), _always(floor), decimals, color=MINIMUM)
                for k, floor in enumerate(floors)
            )
        )
        spots = _spread_out([float(level.ends()[1, 1]) for level in self.levels])
        for name, number, y in zip(self.names, self.numbers, spots, strict=True):
            label = VGroup(name, number).arrange(DOWN, buff=0.16, aligned_edge=LEFT)
            label.next_to((corner[0] + size[0], y, 0), RIGHT, buff=0.15)

    @property
    def painted(self) -> list[Painted]:
        """All of it that paints itself."""
        return [*self.curves, *self.levels, *self.crosses]

    def cut(self, index: int, run_time: float) -> tuple[Any, ...]:
        """One curve is drawn from its left end to its right, with its name; it must be on stage."""
        end = self.curves[index].end
        ((low, high),) = self.curves[index].landscape.window
        end.set_value(low)
        named = FadeIn(self.names[index], run_time=_NAMING)
        return turn(end, high).set_run_time(run_time), named

    def measure(self, index: int) -> tuple[Any, ...]:
        """One bottom is marked, with its height; both marks must have been added."""
        return appear(self.levels[index], self.crosses[index]), FadeIn(self.numbers[index])


def _always(value: float) -> Any:
    return lambda: value


def _spread_out(heights: list[float]) -> list[float]:
    """The heights, two of which that are too close moved apart evenly."""
    order = np.argsort(heights)
    spots = np.array(heights)
    for below, above in pairwise(order):
        lacking = _APART - (spots[above] - spots[below])
        if lacking > 0:
            spots[below] -= lacking / 2
            spots[above] += lacking / 2
    return [float(spot) for spot in spots]
